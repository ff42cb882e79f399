// SPDX-License-Identifier: BSD-3-Clause
#include "app/storecoding.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// A setting that is there under the store's name but empty hides the plain one.
QString fromEnvironment(const QString& store, const QString& name)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    const QString own = QFileInfo(store).completeBaseName().toUpper() + u'_' + name;
    return environment.contains(own) ? environment.value(own) : environment.value(name);
}

}

StateCoding storeCoding(const QString& store)
{
    return stateCoding([&store](const QString& name) { return fromEnvironment(store, name); });
}

void addCodingOptions(QCommandLineParser& parser)
{
    parser.addOption(
        {u"cipher-key"_s, u"The key that the states were encrypted with, as base64 text."_s, u"KEY"_s});
    parser.addOption(
        {u"compressor"_s, u"What the states were compressed with: zlib, gzip or bz2."_s, u"NAME"_s});
}

StateCoding storeCoding(const QString& store, const QCommandLineParser& parser)
{
    return stateCoding([&](const QString& name) {
        if (name == u"CIPHER_KEY" && parser.isSet(u"cipher-key"_s))
            return parser.value(u"cipher-key"_s);
        if (name == u"COMPRESSOR_TOPIC" && parser.isSet(u"compressor"_s))
            return parser.value(u"compressor"_s);
        return fromEnvironment(store, name);
    });
}

}
