// SPDX-License-Identifier: BSD-3-Clause
#include "app/storecoding.h"

#include "engine/application/environment.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Environment environmentOf(const QString& store)
{
    return Environment(Environment::operatingSystem(), QFileInfo(store).completeBaseName());
}

}

StateCoding storeCoding(const QString& store)
{
    return stateCoding([environment = environmentOf(store)](
                           const QString& name) { return environment.value(name).value_or(QString()); });
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
    return stateCoding([&parser, environment = environmentOf(store)](const QString& name) {
        if (name == u"CIPHER_KEY" && parser.isSet(u"cipher-key"_s))
            return parser.value(u"cipher-key"_s);
        if (name == u"COMPRESSOR_TOPIC" && parser.isSet(u"compressor"_s))
            return parser.value(u"compressor"_s);
        return environment.value(name).value_or(QString());
    });
}

}
