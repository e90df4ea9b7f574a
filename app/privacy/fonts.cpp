#include "privacy/fonts.h"

#include <QFontDatabase>
#include <QtCore/qdir.h>

#include <cmath>

// A resource of a static library is only linked in when it is named; the macro must stand outside any namespace.
static void nameResource()
{
    Q_INIT_RESOURCE(privacy_fonts);
}

namespace meethouse
{

namespace
{
QString loadFamily()
{
    nameResource();
    QString family;
    for (const char16_t *style : {u"Regular", u"Bold", u"Italic", u"BoldItalic"}) {
        const int id = QFontDatabase::addApplicationFont(u":/fonts/Carlito-" + QString::fromUtf16(style) + u".ttf");
        const QStringList families = QFontDatabase::applicationFontFamilies(id);
        if (families.isEmpty())
            return {};
        family = families.first();
    }
    return family;
}

const QString &family()
{
    static const QString loaded = loadFamily();
    return loaded;
}
} // namespace

bool paperFontsThere()
{
    return !family().isEmpty();
}

QFont paperFont(qreal size, bool bold, bool italic)
{
    QFont font(family());
    font.setPixelSize(static_cast<int>(std::lround(size)));
    font.setBold(bold);
    font.setItalic(italic);
    // Screens like stems on whole pixels; paper wants the true widths.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    // Some ligatures of the font ("ti") stand for no character, so text copied or searched would have holes. Qt sets no
    // ligatures where letters are spaced, however little: this is a thousandth of a point.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    return font;
}

} // namespace meethouse
