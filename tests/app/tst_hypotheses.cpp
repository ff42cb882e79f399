// SPDX-License-Identifier: BSD-3-Clause
#include "app/actionset.h"
#include "app/branchbadge.h"
#include "app/hypothesisstrip.h"
#include "engine/session/comparison.h"
#include "tests/app/windowfixture.h"
#include "views/common/hatching.h"

#include <QAction>
#include <QPushButton>
#include <QTableView>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

const QString paidIn = u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Credited"_s;

Value amountOf(const QString& amount)
{
    return Value::object({{u"amount"_s, Value::decimal(*Decimal::fromText(amount))}});
}

}

/// Hypothetical branches in the real window: the third notification of Accounts pays 100.00 in.
class HypothesesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QVERIFY(m_fixture->isAt(0, 0));
        window().post(request::Run{.speed = 0});
        QTRY_VERIFY(frame().newest > 0 && !frame().running && frame().enabled.empty());
        m_original = frame().session;
        m_newest = frame().newest;
    }

    void cleanup() { m_fixture.reset(); }

    void theStripSaysWhatIsSupposedUntilItIsRestored()
    {
        auto* strip = m_fixture->find<HypothesisStrip>(u"hypothesis"_s);
        QVERIFY(!strip->isVisible());
        QVERIFY(!window().actions().action(u"restore-happened"_s)->isEnabled());
        edit(u"10.00"_s);
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->words(),
            u"Hypothetical: Credited would have had amount 10.00 instead of 100.00 — not in the store"_s);
        QVERIFY(window().actions().action(u"restore-happened"_s)->isEnabled());
        QVERIFY(!window().actions().action(u"copy-code"_s)->isEnabled()); // it would tell another story
        QVERIFY(m_fixture->find<BranchBadge>(u"transport.branch"_s)->isVisible());
        m_fixture->key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(frame().session, m_original);
        QVERIFY(!strip->isVisible());
        QCOMPARE(frame().sessions.size(), size_t(1));
        QCOMPARE(frame().newest, m_newest);
    }

    void theStripsButtonsRestoreAndCompare()
    {
        edit(u"10.00"_s);
        const auto first = frame().comparison;
        QTest::mouseClick(m_fixture->find<QPushButton>(u"hypothesis.compare"_s), Qt::LeftButton);
        QTRY_VERIFY(frame().comparison != first);
        QCOMPARE(frame().comparison->left, m_original);
        QCOMPARE(frame().comparison->right, frame().session);
        QTest::mouseClick(m_fixture->find<QPushButton>(u"hypothesis.restore"_s), Qt::LeftButton);
        QTRY_COMPARE(frame().session, m_original);
    }

    void whatIsSupposedOfASecondBranchIsSaidWhenItIsShown()
    {
        edit(u"10.00"_s);
        auto* strip = m_fixture->find<HypothesisStrip>(u"hypothesis"_s);
        const int first = frame().session;
        window().post(request::SwitchTo{m_original});
        QTRY_VERIFY(!strip->isVisible());
        window().post(request::InsertEvent{{0, 3}, {paidIn, account(), amountOf(u"5.00"_s)}});
        QTRY_VERIFY(strip->isVisible());
        QCOMPARE(strip->words(), u"Hypothetical: Credited (amount 5.00) also happened — not in the store"_s);
        window().post(request::SwitchTo{first});
        QTRY_VERIFY(strip->words().contains(u"instead of"));
    }

    void theBranchesAreATreeWorkedByKeys()
    {
        edit(u"200.00"_s);
        const int branch = frame().session;
        window().showView(u"sessions"_s);
        auto* table = m_fixture->find<QWidget>(u"sessions"_s)->findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTRY_COMPARE(table->currentIndex().row(), 1);
        m_fixture->key(Qt::Key_P, Qt::NoModifier, table);
        const auto newest = frame().newest;
        QVERIFY(m_fixture->isAt(newest - 1, newest));
        m_fixture->key(Qt::Key_N, Qt::NoModifier, table);
        QVERIFY(m_fixture->isAt(newest, newest));
        m_fixture->key(Qt::Key_N, Qt::NoModifier, table); // nothing new is done
        m_fixture->key(Qt::Key_Left, Qt::NoModifier, table);
        QCOMPARE(table->currentIndex().row(), 0);
        m_fixture->key(Qt::Key_N, Qt::NoModifier, table);
        QTRY_COMPARE(frame().session, m_original);
        m_fixture->key(Qt::Key_Left, Qt::NoModifier, table);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        m_fixture->key(Qt::Key_Right, Qt::NoModifier, table);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        m_fixture->key(Qt::Key_Right, Qt::NoModifier, table);
        QCOMPARE(table->currentIndex().row(), 1);
        m_fixture->key(Qt::Key_Return, Qt::NoModifier, table);
        QTRY_COMPARE(frame().session, branch);
        QCOMPARE(frame().newest, newest);
    }

private:
    WorkbenchWindow& window() const { return *m_fixture->window; }
    const Frame& frame() const { return window().frame(); }

    void edit(const QString& amount)
    {
        window().post(request::EditEvent{{0, 3}, amountOf(amount)});
        QTRY_VERIFY(frame().shown()->hypothetical);
    }
    OriginatorId account() const { return frame().sessions.back().supposed.front().supposition.aggregate; }

    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<WindowFixture> m_fixture;
    int m_original = -1;
    qint64 m_newest = 0;
};

QTEST_MAIN(HypothesesTest)
#include "tst_hypotheses.moc"
