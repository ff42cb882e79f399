// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/enginelink.h"

namespace occasion {

EngineLink::EngineLink(std::vector<std::shared_ptr<const SystemDefinition>> systems, QObject* parent,
    const QString& untitledFolder)
    : QObject(parent)
{
    SessionHost::Callbacks callbacks;
    callbacks.frame = [this](std::shared_ptr<const Frame> frame) {
        QMetaObject::invokeMethod(
            this,
            [this, frame = std::move(frame)] {
                m_frame = frame;
                m_isOpening = false;
                Q_EMIT frameChanged();
            },
            Qt::QueuedConnection);
    };
    callbacks.problem = [this](const QString& sentence) {
        QMetaObject::invokeMethod(
            this, [this, sentence] { Q_EMIT problem(sentence); }, Qt::QueuedConnection);
    };
    callbacks.progress = [this](const Progress& progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
    };
    m_host = std::make_unique<SessionHost>(std::move(systems), std::move(callbacks), untitledFolder);
}

EngineLink::~EngineLink() = default;

void EngineLink::post(Request request)
{
    m_isOpening = m_isOpening || std::holds_alternative<request::OpenSystem>(request)
        || std::holds_alternative<request::OpenCode>(request)
        || std::holds_alternative<request::OpenFile>(request)
        || std::holds_alternative<request::OpenStore>(request);
    m_host->post(std::move(request));
}

}
