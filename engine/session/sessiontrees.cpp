// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/sessionkeeping.h"

#include <algorithm>

// What the open sessions have to do with the files that keep them.
namespace occasion {

using namespace Qt::StringLiterals;

void OpenSessions::addTree(std::vector<OpenSession> branches, int current)
{
    std::map<int, int> ids; // by those in the file
    for (const auto& branch : branches)
        ids[branch.id] = m_nextId++;
    const int root = ids.begin()->second;
    const auto shown = ids.find(current);
    m_current = shown == ids.end() ? root : shown->second;
    std::vector<std::unique_ptr<OpenSession>> closed;
    for (auto& branch : branches) {
        branch.branch = branch.id;
        branch.id = ids[branch.branch];
        branch.root = root;
        branch.parent = branch.branch == 0 ? -1 : ids[branch.parent];
        auto open = std::make_unique<OpenSession>(std::move(branch));
        if (open->closed == 0 || open->id == m_current)
            insert(std::move(open));
        else
            closed.push_back(std::move(open));
    }
    std::sort(closed.begin(), closed.end(),
        [](const auto& left, const auto& right) { return left->closed < right->closed; });
    for (auto& each : closed) {
        each->closed = ++m_closings;
        m_closed.push_back(std::move(each));
    }
}

void OpenSessions::replaceTree(int root, std::vector<OpenSession> branches)
{
    const auto places = tree(root);
    for (size_t i = 0; i < places.size(); ++i) {
        auto& place = *places[i];
        auto& read = branches.at(i);
        place.session = std::move(read.session);
        place.file = std::move(read.file);
        place.kept = std::move(read.kept);
        place.branch = read.id;
        place.cursor = std::min(place.cursor, place.session->newestStep());
    }
}

void OpenSessions::dropTree(int root)
{
    const auto isOfTree = [root](const auto& open) { return open->root == root; };
    std::erase_if(m_open, isOfTree);
    std::erase_if(m_closed, isOfTree);
    if (!find())
        m_current = m_open.empty() ? -1 : m_open.back()->id;
}

QStringList OpenSessions::files() const
{
    QStringList files;
    for (const auto* sessions : {&m_open, &m_closed}) {
        for (const auto& open : *sessions) {
            if (open->file && !files.contains(open->file->path()))
                files.append(open->file->path());
        }
    }
    return files;
}

std::vector<OpenSession*> OpenSessions::tree(int root) const
{
    std::vector<OpenSession*> found;
    for (const auto* sessions : {&m_open, &m_closed}) {
        for (const auto& open : *sessions) {
            if (open->root == root)
                found.push_back(open.get());
        }
    }
    std::sort(
        found.begin(), found.end(), [](const auto* left, const auto* right) { return left->id < right->id; });
    return found;
}

const OpenSession* OpenSessions::keptIn(const QString& file) const
{
    const OpenSession* found = nullptr;
    for (const auto* sessions : {&m_closed, &m_open}) {
        for (const auto& open : *sessions) {
            if (!open->file || open->file->path() != file)
                continue;
            if (open->file->note(currentNote) == QByteArray::number(open->branch))
                return open.get();
            found = open.get();
        }
    }
    return found;
}

void OpenSessions::nameStep(qint64 step, const QString& name)
{
    auto* owner = &current();
    for (auto* parent = any(owner->parent); parent && step <= owner->forkedAt; parent = any(owner->parent))
        owner = parent;
    auto& checkpoints = owner->checkpoints;
    std::erase_if(checkpoints, [step](const Checkpoint& each) { return each.step == step; });
    if (name.trimmed().isEmpty())
        return;
    const auto place = std::find_if(
        checkpoints.begin(), checkpoints.end(), [step](const Checkpoint& each) { return each.step > step; });
    checkpoints.insert(place, {step, name.trimmed()});
}

std::vector<CheckpointFigure> OpenSessions::checkpoints() const
{
    std::vector<CheckpointFigure> figures;
    const auto* shown = find();
    if (!shown)
        return figures;
    std::map<int, qint64> shared; // by branch: up to which step it is the one shown
    qint64 upTo = shown->history().newestStep();
    for (const auto* open = shown; open; open = any(open->parent)) {
        shared[open->id] = upTo;
        upTo = std::min(upTo, open->forkedAt);
    }
    const auto listed = tree(shown->root);
    for (const auto* open : listed) {
        for (const auto& each : open->checkpoints) {
            if (shared.contains(open->id) && each.step <= shared[open->id])
                figures.push_back({shown->id, shown->name, each, true});
        }
    }
    for (const auto* open : listed) {
        for (const auto& each : open->checkpoints) {
            if (open->closed == 0 && (!shared.contains(open->id) || each.step > shared[open->id]))
                figures.push_back({open->id, open->name, each, false});
        }
    }
    return figures;
}

void OpenSessions::keep()
{
    for (const auto* sessions : {&m_open, &m_closed}) {
        for (const auto& open : *sessions) {
            if (!open->file)
                continue;
            auto now = keptBranch(*open, open->kept.parent);
            if (now != open->kept) {
                open->file->put(now);
                open->kept = std::move(now);
            }
            if (open->id == m_current)
                open->file->putNote(currentNote, QByteArray::number(open->branch));
        }
    }
}

}
