// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/expressioninvariant.h"
#include "tests/support/kennelsession.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// How many tricks were learnt, and how many were counted.
struct Tricks
{
    qint64 learnt = 0;
    qint64 counted = 0;

    void apply(const DomainEvent& event, const Step&)
    {
        learnt += event.is<Dog::TrickAdded>() ? 1 : 0;
        counted += event.is<Counter::Incremented>() ? 1 : 0;
    }
};

class TricksOfEach
{
public:
    struct Variables
    {
        qint64 tricks = 0;
    };
    std::optional<OriginatorId> apply(const DomainEvent& event, const Step&)
    {
        if (!event.is<Dog::TrickAdded>())
            return {};
        ++m_dogs[event.originatorId].tricks;
        return event.originatorId;
    }
    const Variables& of(const OriginatorId& dog) const { return m_dogs.at(dog); }

private:
    std::map<OriginatorId, Variables> m_dogs;
};

/// The figures of that one invariant after each step of the kennel's scenario.
std::vector<InvariantFigure> figuresOf(const InvariantType& type)
{
    auto definition = std::make_shared<SystemDefinition>(*kennelDefinition());
    definition->invariants = {type};
    Session session({.system = definition});
    std::vector<InvariantFigure> figures;
    while (session.advance())
        figures.push_back(session.invariantsAt(session.newestStep()).front());
    return figures;
}

}

class ExpressionInvariantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExpressionIsAskedOverTheFoldsVariables()
    {
        const auto figures = figuresOf(invariantOf<Tricks>(u"Counted"_s, u"learnt - counted <= 3"_s));
        QVERIFY(figures.back().holds);
        QCOMPARE(figures.back().expression, u"learnt - counted <= 3"_s);
    }

    void whatTheVariablesAreIsSaidWhenItIsBroken()
    {
        const auto figures = figuresOf(invariantOf<Tricks>(u"None is learnt"_s, u"learnt == 0"_s));
        QVERIFY(figures.front().holds);
        QVERIFY(!figures.back().holds);
        QCOMPARE(figures.back().reason, u"learnt is 3, counted is 3."_s);
    }

    void eachOfManyIsAskedWhenItChanges()
    {
        const auto figures = figuresOf(invariantForEach<TricksOfEach>(u"One trick each"_s, u"tricks < 2"_s));
        QVERIFY(figures.front().holds);
        QVERIFY(!figures.back().holds);
        const OriginatorId rex = figuresOfRex();
        QCOMPARE(figures.back().reason, u"Of %1 tricks is 2."_s.arg(rex.text().left(8)));
    }

    void aWrongExpressionIsRefusedAtOnce()
    {
        QVERIFY_THROWS_EXCEPTION(cel::ExpressionError, invariantOf<Tricks>(u"x"_s, u"lernt == 0"_s));
        QVERIFY_THROWS_EXCEPTION(cel::ExpressionError, invariantOf<Tricks>(u"x"_s, u"learnt + 1"_s));
    }

    void anExpressionWithoutValueDoesNotHold()
    {
        const auto figures = figuresOf(invariantOf<Tricks>(u"x"_s, u"1 / learnt < 2"_s));
        QVERIFY(!figures.front().holds);
        QCOMPARE(figures.front().reason, u"Division by zero."_s);
        QVERIFY(figures.back().holds);
    }

private:
    static OriginatorId figuresOfRex()
    {
        Session session({.system = kennelDefinition()});
        while (session.advance()) {}
        return session.history().aggregates(0, session.newestStep(), 0, 2).at(1).id;
    }
};

QTEST_GUILESS_MAIN(ExpressionInvariantTest)
#include "tst_expressioninvariant.moc"
