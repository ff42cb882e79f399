// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/cargosystem.h"
#include "views/common/enginelink.h"
#include "views/common/selection.h"
#include "views/common/suppositiondialog.h"
#include "views/common/theme.h"

#include <QComboBox>
#include <QPushButton>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// The cargo's whole journey, and what Handling passed on of the unloading in Tokyo.
struct Journey
{
    Journey()
    {
        link.post(request::OpenSystem{.system = u"cargo"_s, .scenario = u"the whole journey"_s});
        link.post(request::Run{.speed = 0});
        [[maybe_unused]] const bool ended = QTest::qWaitFor([this] {
            return link.frame().newest > 0 && !link.frame().running && link.frame().enabled.empty();
        });
        std::optional<std::vector<EventView>> events;
        const auto process = static_cast<int>(handling());
        link.ask(
            &link, [process](const History& h) { return h.notifications(process, 1, -1, h.newestStep()); },
            [&events](const std::vector<EventView>& found) { events = found; });
        [[maybe_unused]] const bool answered = QTest::qWaitFor([&] { return events.has_value(); });
        for (const EventView& event : *events) {
            if (unload.id == 0 && event.name == u"PassedOn"_s
                && event.state.value(u"location").customData().toText() == u"TOKYO"_s)
                unload = event;
        }
    }
    size_t handling() const
    {
        const auto& processes = link.frame().map->processes;
        const auto found = std::find_if(processes.begin(), processes.end(),
            [](const ProcessInfo& process) { return process.name == u"Handling"_s; });
        return static_cast<size_t>(found - processes.begin());
    }

    EngineLink link{{cargo::cargoSystem()}};
    Selection selection{link};
    ThemeSource themes;
    PanelContext context{link, selection, themes};
    EventView unload;
};

}

class SuppositionDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEnumerationIsChosenFromItsNames()
    {
        Journey journey;
        QVERIFY(journey.unload.id > 0);
        SuppositionDialog dialog(journey.context, journey.unload, Supposition::Kind::Edited);
        dialog.open();
        auto* ports = dialog.findChild<QComboBox*>(u"location"_s);
        QVERIFY(ports);
        QVERIFY(!ports->isEditable());
        QCOMPARE(ports->currentText(), u"TOKYO"_s);
        auto* open = dialog.findChild<QPushButton*>(u"supposition.open"_s);
        QVERIFY2(dialog.words().startsWith(u"This is what PassedOn"), qPrintable(dialog.words()));
        QVERIFY(!open->isEnabled());
        QTest::keyClick(ports, Qt::Key_Return);
        QVERIFY(dialog.isVisible()); // nothing is supposed yet
        ports->setCurrentIndex(ports->findText(u"NEWYORK"_s));
        Q_EMIT ports->activated(ports->currentIndex());
        QCOMPARE(dialog.words(), u"PassedOn would have had location NEWYORK instead of TOKYO."_s);
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_VERIFY(!dialog.isVisible());
        QVERIFY(journey.link.frame().shown()->hypothetical);
        QCOMPARE(journey.link.frame().shown()->supposed.front().supposition.fields.value(u"location"),
            Value::custom(u"location"_s, Value::text(u"NEWYORK"_s)));
    }

    void whatWasTypedStaysWhereFieldsHaveTheSameName()
    {
        Journey journey;
        SuppositionDialog dialog(journey.context, journey.unload, Supposition::Kind::Inserted);
        dialog.open();
        auto* events = dialog.findChild<QComboBox*>(u"supposition.event"_s);
        QCOMPARE(events->currentText(), u"PassedOn"_s);
        auto* ports = dialog.findChild<QComboBox*>(u"location"_s);
        ports->setCurrentIndex(ports->findText(u"HAMBURG"_s));
        events->setCurrentIndex(events->findText(u"Reported"_s));
        QCOMPARE(dialog.findChild<QComboBox*>(u"location"_s)->currentText(), u"HAMBURG"_s);
        QVERIFY2(dialog.words().startsWith(u"Reported (activity UNLOAD, location HAMBURG"),
            qPrintable(dialog.words()));
    }
};

QTEST_MAIN(SuppositionDialogTest)
#include "tst_suppositiondialog.moc"
