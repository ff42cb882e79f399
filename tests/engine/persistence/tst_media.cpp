// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>
#include <cstdio>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

StoredEvent stored(char name, Version version)
{
    return {Uuid::v5(Uuid::namespaceUrl, QByteArray(1, name)), version, u"bank:Account.Credited"_s,
        QByteArray(4000, 'x')};
}

/// Saves pairs of events until it fails, then says why and whether what is there is whole: the work of this program
/// when it is called as a child, inside a file system of its own.
int saveUntilItFails(const QString& path)
{
    try {
        const auto recorder = openRecorder({path});
        for (Version version = 1; version < 10'000; ++version) {
            try {
                recorder->record({.events = {stored('a', version), stored('b', version)}});
            } catch (const OperationalError& error) {
                const auto a = recorder->selectEvents(stored('a', 1).originatorId, {}).size();
                const auto b = recorder->selectEvents(stored('b', 1).originatorId, {}).size();
                const bool isWhole = a == b && a == static_cast<size_t>(version - 1);
                std::printf("%s|%s|%d\n", isWhole ? "whole" : "torn", qPrintable(error.message()),
                    static_cast<int>(a));
                return 0;
            }
        }
    } catch (const EngineError& error) {
        std::printf("refused|%s|0\n", qPrintable(error.message()));
    }
    return 0;
}

/// Lowers the size that files may grow to, as a quota does.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN); // the write fails instead
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit lower{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

}

/// Stores on media that are full or cannot be written: the error is clear, and nothing is half there.
class TestMedia : public QObject
{
    Q_OBJECT

private:
    /// Runs shell commands in a private file system of 1 MB at $DISK, with this program at $SELF; what they print.
    QStringList onSmallDisk(const QString& commands)
    {
        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISK"_s, m_folder.path());
        environment.insert(u"SELF"_s, QCoreApplication::applicationFilePath());
        shell.setProcessEnvironment(environment);
        shell.start(u"unshare"_s,
            {u"-rm"_s, u"sh"_s, u"-c"_s,
                u"mount -t tmpfs -o size=1m tmpfs \"$DISK\" || { echo unable; exit; }\n"_s + commands});
        if (!shell.waitForStarted() || !shell.waitForFinished(60'000))
            return {};
        return QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

    static bool isUnable(const QStringList& answers) { return answers.isEmpty() || answers[0] == u"unable"; }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aFullDiskIsSaidAndNothingIsHalfStored()
    {
        const auto answers = onSmallDisk(uR"("$SELF" --save "$DISK/store.db")"_s);
        if (isUnable(answers))
            QSKIP("this system lets no program mount a disk of its own (unshare -rm)");
        const auto said = answers.constFirst().split(u'|');
        QCOMPARE(said[0], u"whole"_s);
        QVERIFY2(said[1].contains(u"because the disk is full: make room"), qPrintable(said[1]));
        QVERIFY(said[2].toInt() > 10);
    }

    void aFullDiskHoldsWhatWasSavedWhenItIsOpenedAgain()
    {
        const auto answers = onSmallDisk(
            uR"("$SELF" --save "$DISK/store.db"; mount -o remount,size=2m "$DISK"; "$SELF" --count "$DISK/store.db")"_s);
        if (isUnable(answers))
            QSKIP("this system lets no program mount a disk of its own (unshare -rm)");
        QCOMPARE(answers.constLast(), QString::number(2 * answers.constFirst().split(u'|')[2].toInt()));
    }

    void aReadOnlyDiskIsSaid()
    {
        const auto answers = onSmallDisk(
            uR"("$SELF" --count "$DISK/store.db"; mount -o remount,ro "$DISK"; "$SELF" --save "$DISK/store.db")"_s);
        if (isUnable(answers))
            QSKIP("this system lets no program mount a disk of its own (unshare -rm)");
        const auto said = answers.constLast().split(u'|');
        QCOMPARE(said[0], u"refused"_s);
        QVERIFY2(said[1].contains(u"the file or its folder is read-only"), qPrintable(said[1]));
    }

    void aFileThatMayGrowNoMoreKeepsWhatWasSaved()
    {
        const QTemporaryDir folder;
        const auto recorder = openRecorder({folder.filePath(u"store.db"_s)});
        Version saved = 0;
        {
            const FileSizeLimit limit(300'000);
            try {
                for (;; ++saved)
                    recorder->record({.events = {stored('a', saved + 1), stored('b', saved + 1)}});
            } catch (const OperationalError& error) {
                QVERIFY2(error.message().contains(u"check the disk") || error.message().contains(u"is full"),
                    qPrintable(error.message()));
            }
        }
        QVERIFY(saved > 1);
        QCOMPARE(recorder->selectEvents(stored('b', 1).originatorId, {}).size(), static_cast<size_t>(saved));
        QCOMPARE(recorder->maxNotificationId(), 2 * saved);
        recorder->record({.events = {stored('a', saved + 1)}}); // there is room again
        QCOMPARE(recorder->maxNotificationId(), 2 * saved + 1);
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--save")
        return saveUntilItFails(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == u"--count") {
        std::printf("%d\n", static_cast<int>(openRecorder({arguments[2]})->maxNotificationId()));
        return 0;
    }
    TestMedia test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_media.moc"
