#include "net/xml.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Xml)
};

constexpr int deepest = 64;
constexpr int mostElements = 20'000;

tl::unexpected<Error> senseless(const QString &detail)
{
    return failure({
        .kind = ErrorKind::Connection,
        .what = Words::tr("The server's answer could not be understood."),
        .why = Words::tr("It is not what an XMPP server sends."),
        .todo = Words::tr("Check that the name leads to the right server."),
        .detail = detail,
        .data = {{QStringLiteral("reason"), QStringLiteral("xml")}},
    });
}

XmlElement opened(const QXmlStreamReader &reader)
{
    XmlElement element(reader.namespaceUri().toString(), reader.name().toString());
    const QXmlStreamAttributes attributes = reader.attributes();
    for (const QXmlStreamAttribute &attribute : attributes)
        element.attributes.insert(attribute.qualifiedName().toString(), attribute.value().toString());
    return element;
}

void write(QXmlStreamWriter &writer, const XmlElement &element, const QString &space)
{
    writer.writeStartElement(element.name);
    if (element.space != space)
        writer.writeDefaultNamespace(element.space);
    for (auto it = element.attributes.begin(); it != element.attributes.end(); ++it)
        writer.writeAttribute(it.key(), it.value());
    if (!element.text.isEmpty())
        writer.writeCharacters(element.text);
    for (const XmlElement &child : element.children)
        write(writer, child, element.space);
    writer.writeEndElement();
}

} // namespace

const XmlElement *XmlElement::child(QStringView itsSpace, QStringView itsName) const
{
    for (const XmlElement &child : children)
        if (child.is(itsSpace, itsName))
            return &child;
    return nullptr;
}

QByteArray XmlElement::toXml() const
{
    QByteArray out;
    QXmlStreamWriter writer(&out);
    write(writer, *this, QString());
    return out;
}

Result<XmlElement> parseXml(const QByteArray &text)
{
    QXmlStreamReader reader(text);
    std::vector<XmlElement> open; // from the root to where we are
    XmlElement root;
    bool rooted = false;
    int elements = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++elements > mostElements || open.size() >= deepest)
                return senseless(QStringLiteral("too many elements"));
            open.push_back(opened(reader));
            break;
        case QXmlStreamReader::Characters:
            if (!open.empty())
                open.back().text += reader.text();
            break;
        case QXmlStreamReader::EndElement: {
            XmlElement done = std::move(open.back());
            open.pop_back();
            if (open.empty()) {
                root = std::move(done);
                rooted = true;
            } else {
                open.back().children.push_back(std::move(done));
            }
            break;
        }
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
            return senseless(QStringLiteral("forbidden in XMPP"));
        default:
            break;
        }
    }
    if (reader.hasError())
        return senseless(reader.errorString());
    if (!rooted)
        return senseless(QStringLiteral("empty"));
    return root;
}

} // namespace meethouse
