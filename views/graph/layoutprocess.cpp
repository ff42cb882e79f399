// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/layoutprocess.h"

#include "engine/errors.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTimer>

#include <optional>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

// A child that knows no `layout` would open a window, and that window ask for a child of its own: never more
// than one deep.
const QString childMark = u"OCCASION_LAYOUT_CHILD"_s;

QString programOr(const QString& program)
{
    if (!program.isEmpty())
        return program;
    const QString named = qEnvironmentVariable("OCCASION_PROGRAM");
    return named.isEmpty() ? QCoreApplication::applicationFilePath() : named;
}

void start(QProcess& child, const QString& program, const LayoutRequest& request)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(childMark, u"1"_s);
    child.setProcessEnvironment(environment);
    child.start(program, {u"layout"_s});
    child.write(toJson(request));
    child.closeWriteChannel();
}

GraphLayout answerOf(QProcess& child, const LayoutRequest& request)
{
    if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0) {
        const auto said = QString::fromUtf8(child.readAllStandardError()).simplified();
        throw OperationalError(said.isEmpty() ? u"The layout child ended without an answer."_s : said);
    }
    GraphLayout layout = graphLayoutFromJson(child.readAllStandardOutput());
    if (!answers(layout, request))
        throw ValueError(u"The layout child answered something else than was asked."_s);
    return layout;
}

} // namespace

LayoutProcess::LayoutProcess(const QString& program, QObject* parent)
    : QObject(parent)
    , m_program(programOr(program))
{
}

LayoutProcess::~LayoutProcess()
{
    cancel();
    for (auto* child : findChildren<QProcess*>()) {
        child->disconnect();
        child->waitForFinished(1000); // it is killed already
    }
}

void LayoutProcess::ask(const LayoutRequest& request)
{
    cancel();
    m_request = request;
    if (qEnvironmentVariableIsSet(qPrintable(childMark))) {
        giveUp(u"The layout child does not ask for layouts itself."_s);
        return;
    }
    auto* child = new QProcess(this);
    m_child = child;
    connect(child, &QProcess::finished, this, &LayoutProcess::finish);
    connect(child, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            giveUp(u"The layout child could not be started: "_s % m_child->errorString() % u"."_s);
    });
    QTimer::singleShot(m_patience, child, [this] {
        giveUp(u"Laying out took longer than %1 ms; the plain layout stays."_s.arg(m_patience.count()));
    });
    start(*child, m_program, request);
}

void LayoutProcess::cancel()
{
    if (!m_child)
        return;
    QProcess* child = m_child;
    m_child = nullptr;
    child->disconnect();
    if (child->state() == QProcess::NotRunning) {
        child->deleteLater();
        return;
    }
    connect(child, &QProcess::finished, child, &QObject::deleteLater);
    child->kill();
}

void LayoutProcess::finish()
{
    std::optional<GraphLayout> layout;
    QString problem;
    try {
        layout = answerOf(*m_child, m_request);
    } catch (const EngineError& error) {
        problem = error.message();
    }
    cancel();
    if (layout)
        Q_EMIT laidOut(m_request, *layout);
    else
        Q_EMIT failed(problem);
}

void LayoutProcess::giveUp(const QString& sentence)
{
    cancel();
    Q_EMIT failed(sentence);
}

} // namespace occasion
