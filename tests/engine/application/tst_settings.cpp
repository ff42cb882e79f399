// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/application.h"
#include "engine/errors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;
using Variables = Environment::Variables;

Q_DECLARE_METATYPE(Environment::Variables)

/// An application's settings from texts, by the Python library's rules.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsLookedUpUnderTheNameFirst()
    {
        const Environment named(
            {{u"BANK ACCOUNTS_KEY"_s, u"own"_s}, {u"KEY"_s, u"all"_s}}, u"Bank Accounts"_s);
        QCOMPARE(named.value(u"KEY"_s), u"own"_s);
        QCOMPARE(named.value(u"OTHER"_s), std::nullopt);
        const Environment other({{u"BANK ACCOUNTS_KEY"_s, u"own"_s}, {u"KEY"_s, u"all"_s}}, u"Other"_s);
        QCOMPARE(other.value(u"KEY"_s), u"all"_s);
        QCOMPARE(Environment({{u"_KEY"_s, u"x"_s}}).value(u"KEY"_s), std::nullopt);
    }

    void anEmptyTextUnderTheNameHidesThePlainOne()
    {
        const Environment environment({{u"A_KEY"_s, u""_s}, {u"KEY"_s, u"all"_s}}, u"a"_s);
        QCOMPARE(environment.value(u"KEY"_s), u""_s);
        QCOMPARE(environment.textOf(u"KEY"_s), std::nullopt);
    }

    void truthTextsAreReadInAnyCase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        for (const auto& text : {u"y"_s, u"Yes"_s, u"t"_s, u"TRUE"_s, u"on"_s, u"1"_s})
            QTest::newRow(qPrintable(text)) << text << true;
        for (const auto& text : {u"N"_s, u"no"_s, u"f"_s, u"False"_s, u"OFF"_s, u"0"_s})
            QTest::newRow(qPrintable(text)) << text << false;
    }
    void truthTextsAreReadInAnyCase()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, expected);
        QCOMPARE(Environment({{u"KEY"_s, text}}).flag(u"KEY"_s, !expected), expected);
    }

    void otherTruthTextsAreRefused()
    {
        for (const auto& text : {u""_s, u"maybe"_s, u"2"_s, u" yes"_s})
            QVERIFY_THROWS_EXCEPTION(ValueError, Environment({{u"KEY"_s, text}}).flag(u"KEY"_s, true));
        QVERIFY(Environment().flag(u"KEY"_s, true));
        QVERIFY(!Environment().flag(u"KEY"_s, false));
    }

    void whatIsGivenWinsOverTheProcessAndThatOverTheTypesOwn()
    {
        ApplicationType type{.name = u"Accounts"_s};
        type.environment = {{u"AGGREGATE_CACHE_MAXSIZE"_s, u"1"_s}, {u"IS_SNAPSHOTTING_ENABLED"_s, u"y"_s}};
        QCOMPARE(settingsOf(type).cache.maxSize, std::optional(1));
        qputenv("AGGREGATE_CACHE_MAXSIZE", "2");
        QCOMPARE(settingsOf(type).cache.maxSize, std::optional(2));
        QCOMPARE(settingsOf(type, {{u"AGGREGATE_CACHE_MAXSIZE"_s, u"3"_s}}).cache.maxSize, std::optional(3));
        qunsetenv("AGGREGATE_CACHE_MAXSIZE");
        QVERIFY(settingsOf(type).takesSnapshots);
    }

    void withoutSettingsAnApplicationIsInMemoryWithoutCacheAndSnapshots()
    {
        const auto settings = settingsFrom(Environment());
        QCOMPARE(settings.place.path, QString());
        QVERIFY(!settings.cache.maxSize && settings.cache.fastForward && !settings.cache.fastForwardSkipping);
        QVERIFY(!settings.takesSnapshots);
    }

    void snapshotIntervalsSwitchSnapshotsOn()
    {
        const ApplicationType type{.name = u"A"_s, .snapshotIntervals = {{u"m:C"_s, 2}}};
        QVERIFY(settingsOf(type).takesSnapshots);
        QVERIFY(!settingsOf(type, {{u"IS_SNAPSHOTTING_ENABLED"_s, u"no"_s}}).takesSnapshots);
    }

    void aModuleSelectsWhereEventsAreKept_data()
    {
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<QString>("path");
        const auto file = std::pair(u"SQLITE_DBNAME"_s, u"/tmp/a.db"_s);
        const auto row
            = [&](const char* name, const QString& key, const QString& module, const QString& path) {
                  QTest::newRow(name) << Variables{{key, module}, file} << path;
              };
        row("memory", u"PERSISTENCE_MODULE"_s, u"eventsourcing.popo"_s, {});
        row("memory's class", u"PERSISTENCE_MODULE"_s, u"eventsourcing.popo:Factory"_s, {});
        row("SQLite", u"PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite"_s, u"/tmp/a.db"_s);
        row("SQLite's class", u"PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite:Factory"_s, u"/tmp/a.db"_s);
        row("the name of 9.0", u"INFRASTRUCTURE_FACTORY"_s, u"eventsourcing.sqlite:Factory"_s,
            u"/tmp/a.db"_s);
        row("the oldest name", u"FACTORY_TOPIC"_s, u"eventsourcing.sqlite:Factory"_s, u"/tmp/a.db"_s);
        row("for one application", u"BANK_PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite"_s, u"/tmp/a.db"_s);
        row("for another one", u"OTHER_PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite"_s, {});
    }
    void aModuleSelectsWhereEventsAreKept()
    {
        QFETCH(const Variables, variables);
        QFETCH(const QString, path);
        QCOMPARE(settingsFrom(Environment(variables, u"Bank"_s)).place.path, path);
    }

    void anUnknownModuleIsAnEnvironmentError()
    {
        QVERIFY_THROWS_EXCEPTION(EnvironmentError,
            settingsFrom(Environment({{u"PERSISTENCE_MODULE"_s, u"eventsourcing.redis"_s}})));
        QVERIFY_THROWS_EXCEPTION(NotSupportedError,
            settingsFrom(Environment({{u"PERSISTENCE_MODULE"_s, u"eventsourcing.postgres"_s}})));
    }

    void aMissingFileNameSaysWhichKeysWereLookedUp()
    {
        for (const auto& variables : {Variables{}, Variables{{u"SQLITE_DBNAME"_s, u""_s}}}) {
            try {
                settingsFrom(Environment(
                    Environment::merged(variables, {{u"PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite"_s}}),
                    u"Bank"_s));
                QFAIL("there is no file");
            } catch (const EnvironmentError& error) {
                QCOMPARE(error.name(), u"OSError"_s);
                QCOMPARE(error.message(),
                    u"SQLite database name not found in environment with keys: BANK_SQLITE_DBNAME, SQLITE_DBNAME"_s);
            }
        }
    }

    void theLockTimeoutIsInWholeSecondsAndZeroIsTheDefault_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("absent") << QString() << 5000;
        QTest::newRow("empty") << u""_s << 5000;
        QTest::newRow("blank") << u" "_s << 5000;
        QTest::newRow("zero") << u"0"_s << 5000;
        QTest::newRow("ten") << u"10"_s << 10'000;
    }
    void theLockTimeoutIsInWholeSecondsAndZeroIsTheDefault()
    {
        QFETCH(const QString, text);
        QFETCH(const int, milliseconds);
        auto variables = sqlite();
        if (!text.isNull())
            variables.insert(u"SQLITE_LOCK_TIMEOUT"_s, text);
        QCOMPARE(
            settingsFrom(Environment(variables)).place.lockTimeout, std::chrono::milliseconds(milliseconds));
        variables.insert(u"SQLITE_LOCK_TIMEOUT"_s, u"1.5"_s);
        QVERIFY_THROWS_EXCEPTION(EnvironmentError, settingsFrom(Environment(variables)));
    }

    void durabilityIsChosenInTheOpen()
    {
        auto variables = sqlite();
        QCOMPARE(settingsFrom(Environment(variables)).place.durability, Durability::Full);
        variables.insert(u"SQLITE_SYNCHRONOUS"_s, u"normal"_s);
        QCOMPARE(settingsFrom(Environment(variables)).place.durability, Durability::Normal);
        variables.insert(u"SQLITE_SYNCHRONOUS"_s, u"OFF"_s);
        QVERIFY_THROWS_EXCEPTION(ValueError, settingsFrom(Environment(variables)));
    }

    void theCacheIsSetUpByItsFourTexts()
    {
        const auto settings = settingsFrom(Environment({{u"AGGREGATE_CACHE_MAXSIZE"_s, u"0"_s},
            {u"AGGREGATE_CACHE_FASTFORWARD"_s, u"n"_s}, {u"AGGREGATE_CACHE_FASTFORWARD_SKIPPING"_s, u"y"_s},
            {u"DEEPCOPY_FROM_AGGREGATE_CACHE"_s, u"n"_s}}));
        QCOMPARE(settings.cache.maxSize, std::optional(0));
        QVERIFY(!settings.cache.fastForward && settings.cache.fastForwardSkipping);
        QVERIFY(!settingsFrom(Environment({{u"AGGREGATE_CACHE_MAXSIZE"_s, u""_s}})).cache.maxSize);
        for (const auto& key : {u"AGGREGATE_CACHE_MAXSIZE"_s, u"DEEPCOPY_FROM_AGGREGATE_CACHE"_s})
            QVERIFY_THROWS_EXCEPTION(ValueError, settingsFrom(Environment({{key, u"many"_s}})));
    }

    void tablesAreMadeUnlessTheSettingsSayNo()
    {
        const QTemporaryDir folder;
        auto variables = sqlite();
        variables.insert(u"SQLITE_DBNAME"_s, folder.filePath(u"a.db"_s));
        variables.insert(u"CREATE_TABLE"_s, u"n"_s);
        const auto bare = openRecorder(settingsFrom(Environment(variables)).place);
        QVERIFY_THROWS_EXCEPTION(OperationalError, bare->maxNotificationId());
        variables.remove(u"CREATE_TABLE"_s);
        QCOMPARE(openRecorder(settingsFrom(Environment(variables)).place)->maxNotificationId(), 0);
    }

private:
    static Variables sqlite()
    {
        return {{u"PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite"_s}, {u"SQLITE_DBNAME"_s, u"a.db"_s}};
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
