#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <utility>
#include <vector>

namespace meethouse
{

// An element of XML as XMPP needs it: no comments, no mixed content, prefixes resolved.
struct XmlElement {
    QString space; // namespace URI
    QString name;
    QMap<QString, QString> attributes; // by their name as written ("xml:lang" with its prefix)
    QString text;                      // all character data directly in it
    std::vector<XmlElement> children;

    XmlElement() = default;
    XmlElement(QString itsSpace, QString itsName, QMap<QString, QString> itsAttributes = {}, QString itsText = {})
        : space(std::move(itsSpace))
        , name(std::move(itsName))
        , attributes(std::move(itsAttributes))
        , text(std::move(itsText))
    {
    }

    [[nodiscard]] QString attribute(const QString &which) const { return attributes.value(which); }
    [[nodiscard]] bool is(QStringView itsSpace, QStringView itsName) const
    {
        return space == itsSpace && name == itsName;
    }
    // The first child of that kind, nullptr when there is none.
    [[nodiscard]] const XmlElement *child(QStringView itsSpace, QStringView itsName) const;
    XmlElement &add(XmlElement element)
    {
        children.push_back(std::move(element));
        return *this;
    }
    [[nodiscard]] QByteArray toXml() const; // without declaration
};

// One document of one element. What XMPP forbids (RFC 6120, 11.1: document types, so also entities of one's own) is
// refused, and so is what is deeper than 64 or holds more than 20,000 elements.
// Errors: Connection, as all of it comes from a server.
Result<XmlElement> parseXml(const QByteArray &text);

} // namespace meethouse
