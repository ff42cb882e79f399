// SPDX-License-Identifier: BSD-3-Clause
#include "app/workbench.h"

#include "app/commandline.h"
#include "app/outlinedstyle.h"
#include "app/sessionactions.h"
#include "app/settings.h"
#include "app/workbenchwindow.h"
#include "engine/session/systemdefinition.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Systems = std::vector<std::shared_ptr<const SystemDefinition>>;

constexpr double smallestBaseFont = 10.5;

void introduce()
{
    QCoreApplication::setApplicationName(u"Occasion"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(OCCASION_VERSION));
}

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// Standard error is for our own sentences; what Qt remarks there by the way is for developers.
void quiet(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
}

int withoutWindow(int argc, char** argv, const QStringList& arguments, const Systems& systems)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    const QString& first = arguments.constFirst();
    if (first == u"--help" || first == u"-h") {
        out << helpText();
        return 0;
    }
    if (first == u"--version") {
        out << "occasion " << QCoreApplication::applicationVersion() << '\n';
        return 0;
    }
    if (first.startsWith(u'-')) {
        err << "occasion: there is no option " << first << ".\n" << helpText();
        return 2;
    }
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        qInstallMessageHandler(quiet);
    std::unique_ptr<QCoreApplication> application;
    if (needsGui(first)) {
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    return runSubcommand(arguments, {systems, out, err});
}

/// The desktop's lightness was read by then; Fusion looks the same everywhere and follows the palette.
void setLooks()
{
    const QPalette desktop = QApplication::palette();
    QApplication::setStyle(new OutlinedStyle);
    QApplication::setPalette(desktop);
    QFont font = QApplication::font();
    const double chosen = settings::textSize.value();
    font.setPointSizeF(chosen > 0 ? chosen : std::max(font.pointSizeF(), smallestBaseFont));
    QApplication::setFont(font);
}

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

void open(WorkbenchWindow& window, const QString& what, const Systems& systems)
{
    if (what.isEmpty())
        window.sessions().openRemembered();
    else if (findSystem(systems, what))
        window.sessions().openSystem({.system = what});
    else
        window.sessions().open(what);
}

}

int runWorkbench(int argc, char** argv, Systems systems)
{
    introduce();
    const QStringList arguments = argumentsOf(argc, argv);
    const QString first = arguments.value(0);
    if (first.startsWith(u'-') || subcommands().contains(first))
        return withoutWindow(argc, argv, arguments, systems);
    if (arguments.size() > 1) {
        QTextStream(stderr) << "occasion: open one thing at a time.\n" << helpText();
        return 2;
    }
    if (!hasDisplay()) {
        QTextStream(stderr) << "occasion: there is no display for a window; try: occasion run "
                            << (systems.empty() ? u"SYSTEM"_s : systems.front()->name) << '\n';
        return 1;
    }
    QApplication application(argc, argv);
    setLooks();
    WorkbenchWindow window(systems);
    window.show();
    open(window, first, systems);
    return QApplication::exec();
}

}
