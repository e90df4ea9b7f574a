#include "net/frames.h"
#include "net/websocket.h"
#include "net/xml.h"

#include <QTest>

using namespace meethouse;

namespace
{

const std::array<unsigned char, 4> mask = {0x37, 0xfa, 0x21, 0x3d};

// What a server sends: not masked.
QByteArray serverFrame(unsigned char first, const QByteArray &payload)
{
    QByteArray frame(1, char(first));
    const auto size = quint64(payload.size());
    if (size < 126) {
        frame.append(char(size));
    } else if (size <= 0xffff) {
        frame.append(char(126)).append(char(size >> 8)).append(char(size & 0xff));
    } else {
        frame.append(char(127));
        for (int shift = 56; shift >= 0; shift -= 8)
            frame.append(char((size >> shift) & 0xff));
    }
    return frame + payload;
}

QByteArray nested(int depth)
{
    return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
}

} // namespace

class NetFramesTest : public QObject
{
    Q_OBJECT

private slots:
    // The example of RFC 6455, 5.7: a masked "Hello".
    void aMaskedFrameIsWrittenAsTheRfcSays()
    {
        const std::string frame = clientFrame(FrameKind::Text, "Hello", mask);
        QCOMPARE(QByteArray::fromStdString(frame).toHex(), QByteArray("818537fa213d7f9f4d5158"));
    }

    void theAcceptanceIsTheOneOfTheRfc()
    {
        QCOMPARE(webSocketAccept("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    void lengthsAreWrittenInThreeForms_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("0") << 0 << QByteArray("8180");
        QTest::newRow("125") << 125 << QByteArray("81fd");
        QTest::newRow("126") << 126 << QByteArray("81fe007e");
        QTest::newRow("65535") << 65535 << QByteArray("81feffff");
        QTest::newRow("65536") << 65536 << QByteArray("81ff0000000000010000");
    }
    void lengthsAreWrittenInThreeForms()
    {
        QFETCH(int, size);
        QFETCH(QByteArray, head);
        const std::string payload(size_t(size), 'x');
        const QByteArray frame = QByteArray::fromStdString(clientFrame(FrameKind::Text, payload, mask));
        QCOMPARE(frame.left(head.size() / 2).toHex(), head);
        QCOMPARE(frame.size(), head.size() / 2 + 4 + size);
        QByteArray unmasked = frame.mid(head.size() / 2 + 4);
        for (qsizetype i = 0; i < unmasked.size(); ++i)
            unmasked[i] = char(unmasked.at(i) ^ char(mask[size_t(i) % 4]));
        QCOMPARE(unmasked.toStdString(), payload);
    }

    void lengthsAreReadInThreeFormsAndAnyPieces_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("piece");
        for (const int size : {0, 1, 125, 126, 127, 65535, 65536, 200000})
            for (const int piece : {1, 7, 4096, 1000000})
                if (size < 70000 || piece > 1)
                    QTest::addRow("%d by %d", size, piece) << size << piece;
    }
    void lengthsAreReadInThreeFormsAndAnyPieces()
    {
        QFETCH(int, size);
        QFETCH(int, piece);
        const QByteArray payload(size, 'y');
        const QByteArray bytes = serverFrame(0x81, payload) + serverFrame(0x81, "next");
        FrameReader reader(1'000'000);
        QList<QByteArray> texts;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            reader.add(bytes.constData() + at, qMin<qsizetype>(piece, bytes.size() - at));
            for (;;) {
                FrameReader::Message message;
                const auto next = reader.next(message);
                QVERIFY(next);
                if (*next == FrameReader::Next::NotYet)
                    break;
                texts.append(message.payload);
            }
        }
        QCOMPARE(texts.size(), 2);
        QCOMPARE(texts[0], payload);
        QCOMPARE(texts[1], QByteArray("next"));
    }

    void fragmentsArePutTogetherWithAPingBetween()
    {
        FrameReader reader(100);
        const QByteArray bytes = serverFrame(0x01, "Hel") + serverFrame(0x89, "ping") + serverFrame(0x00, "l") +
                                 serverFrame(0x00, "") + serverFrame(0x80, "o");
        reader.add(bytes.constData(), bytes.size());
        FrameReader::Message message;
        QVERIFY(*reader.next(message) == FrameReader::Next::Message);
        QVERIFY(message.kind == FrameKind::Ping);
        QCOMPARE(message.payload, QByteArray("ping"));
        QVERIFY(*reader.next(message) == FrameReader::Next::Message);
        QVERIFY(message.kind == FrameKind::Text);
        QCOMPARE(message.payload, QByteArray("Hello"));
        QVERIFY(*reader.next(message) == FrameReader::Next::NotYet);
    }

    void hostileFramesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("2^63 bytes") << QByteArray::fromHex("817f8000000000000000");
        QTest::newRow("2^64-1 bytes") << QByteArray::fromHex("817fffffffffffffffff");
        QTest::newRow("over the limit") << QByteArray::fromHex("817e03e9");
        QTest::newRow("masked") << QByteArray::fromHex("818537fa213d7f9f4d5158");
        QTest::newRow("reserved bits") << QByteArray::fromHex("c100");
        QTest::newRow("binary") << QByteArray::fromHex("8201ff");
        QTest::newRow("unknown kind") << QByteArray::fromHex("8300");
        QTest::newRow("unknown control") << QByteArray::fromHex("8b00");
        QTest::newRow("continuation of nothing") << QByteArray::fromHex("8000");
        QTest::newRow("text within fragments") << QByteArray::fromHex("01014181014a");
        QTest::newRow("fragmented ping") << QByteArray::fromHex("0900");
        QTest::newRow("long ping") << QByteArray::fromHex("897e0080");
    }
    void hostileFramesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        FrameReader reader(1000);
        reader.add(bytes.constData(), bytes.size());
        FrameReader::Message message;
        const auto next = reader.next(message);
        QVERIFY(!next);
        QCOMPARE(next.error().kind, ErrorKind::Connection);
    }

    void manyFragmentsCannotPassTheLimit()
    {
        FrameReader reader(1000);
        FrameReader::Message message;
        for (int i = 0; i < 10; ++i) {
            const QByteArray bytes = serverFrame(i == 0 ? 0x01 : 0x00, QByteArray(100, 'z'));
            reader.add(bytes.constData(), bytes.size());
            const auto next = reader.next(message);
            QVERIFY(next && *next == FrameReader::Next::NotYet);
        }
        const QByteArray more = serverFrame(0x00, "z");
        reader.add(more.constData(), more.size());
        QVERIFY(!reader.next(message));
    }

    void xmlIsReadWithItsNamespaces()
    {
        const auto read = parseXml("<iq xmlns='jabber:client' id='1'><s:x xmlns:s='urn:s' a='&lt;&quot;'>"
                                   "<y>t&amp;u</y></s:x><z xmlns='urn:z'/></iq>");
        QVERIFY(read);
        QVERIFY(read->is(u"jabber:client", u"iq"));
        QCOMPARE(read->attribute(QStringLiteral("id")), QStringLiteral("1"));
        const XmlElement *x = read->child(u"urn:s", u"x");
        QVERIFY(x != nullptr);
        QCOMPARE(x->attribute(QStringLiteral("a")), QStringLiteral("<\""));
        QVERIFY(x->child(u"jabber:client", u"y") != nullptr);
        QCOMPARE(x->child(u"jabber:client", u"y")->text, QStringLiteral("t&u"));
        QVERIFY(read->child(u"urn:z", u"z") != nullptr);
        QVERIFY(read->child(u"urn:other", u"z") == nullptr);
    }

    void xmlWrittenIsXmlRead()
    {
        XmlElement iq(QStringLiteral("jabber:client"), QStringLiteral("iq"),
            {{QStringLiteral("to"), QStringLiteral("a\"'<>&b")}, {QStringLiteral("xml:lang"), QStringLiteral("it")}});
        iq.add({QStringLiteral("urn:q"), QStringLiteral("query"), {}, QStringLiteral("]]> & <x>")});
        iq.add({QStringLiteral("jabber:client"), QStringLiteral("same")});
        const auto again = parseXml(iq.toXml());
        QVERIFY(again);
        QVERIFY(again->is(iq.space, iq.name));
        QCOMPARE(again->attributes, iq.attributes);
        QCOMPARE(again->children.size(), size_t(2));
        QCOMPARE(again->child(u"urn:q", u"query")->text, QStringLiteral("]]> & <x>"));
        QVERIFY(again->child(u"jabber:client", u"same") != nullptr);
    }

    void hostileXmlIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("<a><b>");
        QTest::newRow("two roots") << QByteArray("<a/><b/>");
        QTest::newRow("wrong end") << QByteArray("<a></b>");
        QTest::newRow("no namespace") << QByteArray("<x:a/>");
        QTest::newRow("document type") << QByteArray("<!DOCTYPE a><a/>");
        QTest::newRow("entities") << QByteArray(
            "<!DOCTYPE a [<!ENTITY b 'cccccccc'><!ENTITY d '&b;&b;&b;'>]><a>&d;</a>");
        QTest::newRow("outside entity") << QByteArray(
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>");
        QTest::newRow("unknown entity") << QByteArray("<a>&b;</a>");
        QTest::newRow("instruction") << QByteArray("<a><?php x ?></a>");
        QTest::newRow("deep") << nested(65);
        QTest::newRow("many") << QByteArray("<a>") + QByteArray("<b/>").repeated(20'000) + QByteArray("</a>");
        QTest::newRow("zero byte") << QByteArray("<a>\0</a>", 8);
        QTest::newRow("not UTF-8") << QByteArray("<a>\xff\xfe</a>");
        QTest::newRow("html") << QByteArray("<!doctype html><html><body><p>x</body></html>");
    }
    void hostileXmlIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseXml(text));
    }

    void depthAndNumberHaveRoomForRealStanzas()
    {
        QVERIFY(parseXml(nested(64)));
        QVERIFY(parseXml("<a>" + QByteArray("<b/>").repeated(19'000) + "</a>"));
    }
};

QTEST_GUILESS_MAIN(NetFramesTest)
#include "net_frames_test.moc"
