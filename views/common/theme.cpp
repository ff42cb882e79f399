// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/theme.h"

#include <QApplication>

#include <array>

namespace occasion {

namespace {

// Okabe and Ito's set, which stays apart under the common kinds of colour blindness, darkened for white text.
constexpr std::array<QRgb, 6> lightProcesses{0x0b5fa5, 0xb14a00, 0x00735a, 0x9c3d78, 0x7a5c00, 0x4b55a6};
// Other hues than the processes', as far as there are any; dark enough for white letters, light enough for black ones.
constexpr std::array<QRgb, 8> lightBranches{
    0x3d4f63, 0xa3195b, 0x2f6b12, 0x6a3fa0, 0x8a3b12, 0x00687a, 0x5d5d00, 0x9b2335};
constexpr std::array<QRgb, 8> darkBranches{
    0xb8c7d9, 0xff8fbf, 0x9ddb7c, 0xcba6ff, 0xffb08a, 0x7fd8e6, 0xd9d66a, 0xff9da6};
constexpr std::array<QRgb, 6> darkProcesses{0x6fb7f0, 0xf2a65a, 0x4fd1ac, 0xe59ac4, 0xe0c65a, 0xa9b0f5};

Theme makeLight()
{
    return {.dark = false,
        .canvas = 0xffffff,
        .lane = 0xf4f6f9,
        .text = 0x1b2430,
        .mutedText = 0x55606e,
        .line = 0x98a3b0,
        .node = 0xffffff,
        .cursor = 0xc2185b,
        .selection = 0x0b6bcb,
        .selectionFill = 0xd6e8fb,
        .changed = 0xfff0b3,
        .added = 0xd8f3dc,
        .removed = 0xfadcd9,
        .refused = 0xa85b00,
        .failed = 0xb3261e,
        .good = 0x1b7a3d,
        .token = 0xc2185b,
        .cause = 0x5a6b80};
}

Theme makeDark()
{
    return {.dark = true,
        .canvas = 0x181c22,
        .lane = 0x20262e,
        .text = 0xe8edf3,
        .mutedText = 0xa9b4c2,
        .line = 0x66717f,
        .node = 0x232a33,
        .cursor = 0xff6f9f,
        .selection = 0x5cb2ff,
        .selectionFill = 0x21405f,
        .changed = 0x5c4d10,
        .added = 0x1f4a2c,
        .removed = 0x5a2724,
        .refused = 0xffb454,
        .failed = 0xff8a80,
        .good = 0x6fd08c,
        .token = 0xff6f9f,
        .cause = 0x9fb0c4};
}

}

const Theme& Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::night()
{
    static const Theme theme = makeDark();
    return theme;
}

QColor Theme::process(int index) const
{
    const auto& colours = dark ? darkProcesses : lightProcesses;
    return QColor(colours.at(static_cast<size_t>(qMax(0, index)) % colours.size()));
}

QColor Theme::onProcess() const
{
    return dark ? QColor(0x10141a) : QColor(Qt::white);
}

QColor blend(const QColor& ground, const QColor& other, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(
        mix(ground.red(), other.red()), mix(ground.green(), other.green()), mix(ground.blue(), other.blue()));
}

QColor Theme::branch(int id) const
{
    const auto& colours = dark ? darkBranches : lightBranches;
    return QColor(colours.at(static_cast<size_t>(qMax(0, id)) % colours.size()));
}

QColor Theme::hatching() const
{
    return blend(canvas, text, dark ? 0.12 : 0.09);
}

QPalette Theme::palette() const
{
    const QColor window = dark ? QColor(0x20262e) : QColor(0xf2f4f7);
    const QColor button = dark ? QColor(0x2c343f) : QColor(0xe7ebf0);
    QPalette palette(text, button, button.lighter(120), button.darker(150), button.darker(120), text,
        QColor(Qt::white), canvas, window);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::AlternateBase, lane);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, dark ? QColor(0x10141a) : QColor(Qt::white));
    palette.setColor(QPalette::PlaceholderText, mutedText);
    palette.setColor(QPalette::ToolTipBase, node);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Link, selection);
    palette.setColor(QPalette::Mid, line);
    const QColor disabled = blend(button, text, 0.55); // set back, and yet to be read from the last row
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

void ThemeSource::setDark(bool dark)
{
    m_theme = dark ? &Theme::night() : &Theme::light();
    QApplication::setPalette(m_theme->palette());
    Q_EMIT changed();
}

}
