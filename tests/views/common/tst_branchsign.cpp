// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/frame.h"
#include "views/common/branchsign.h"
#include "views/common/theme.h"

#include <QImage>
#include <QTest>

#include <cmath>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// The contrast of two colours as the web's accessibility guidelines count it.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF());
    };
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QImage picture(int id, bool hypothetical, const Theme& theme)
{
    return branchSign({.id = id, .hypothetical = hypothetical}, theme).pixmap(32, 32).toImage();
}

}

class BranchSignTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBranchHasLettersOfItsOwn()
    {
        QCOMPARE(branchLetter(0), u"A"_s);
        QCOMPARE(branchLetter(25), u"Z"_s);
        QCOMPARE(branchLetter(26), u"AA"_s);
        QCOMPARE(branchLetter(27), u"AB"_s);
        QSet<QString> all;
        for (int id = 0; id < 2000; ++id)
            all.insert(branchLetter(id));
        QCOMPARE(all.size(), 2000);
        QCOMPARE(branchTitle(1, u"bank"_s), u"B · bank"_s);
    }

    void lettersCanBeReadOnEveryColour()
    {
        for (const Theme* theme : {&Theme::light(), &Theme::night()}) {
            for (int id = 0; id < 8; ++id) {
                QVERIFY2(contrast(theme->branch(id), theme->onProcess()) >= 4.5,
                    qPrintable(theme->branch(id).name()));
                QVERIFY2(
                    contrast(theme->branch(id), theme->canvas) >= 4.5, qPrintable(theme->branch(id).name()));
                for (int other = 0; other < id; ++other)
                    QVERIFY(theme->branch(id) != theme->branch(other));
            }
        }
    }

    void aHypotheticalBranchLooksOtherwise()
    {
        const auto& theme = Theme::light();
        QVERIFY(picture(1, false, theme) != picture(1, true, theme));
        QVERIFY(picture(1, false, theme) != picture(2, false, theme));
        QVERIFY(picture(1, false, theme) != picture(9, false, theme)); // the same colour, another letter
    }
};

QTEST_MAIN(BranchSignTest)
#include "tst_branchsign.moc"
