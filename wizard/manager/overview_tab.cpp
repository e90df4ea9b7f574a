#include "wizard/manager/overview_tab.h"

#include "wizard/look/fields.h"
#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/moment.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/scroll_body.h"
#include "wizard/manager/sign_in_card.h"

#include <QApplication>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace meethouse
{

namespace
{

// A list shows itself when it has rows; a fold hides all of its frame.
QWidget *inFrame(QWidget *content)
{
    auto *frame = new QWidget;
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
    return frame;
}

QString timeInWords(const QDateTime &time)
{
    const auto local = time.toLocalTime();
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                                : momentInWords(time);
}

// In the gigabytes that hosting companies count in.
QString sizeInWords(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
}

} // namespace

OverviewTab::OverviewTab(QWidget *parent)
    : ServerTab(parent)
    , m_title(new Text(Text::Kind::Title))
    , m_state(new Text(Text::Kind::Quiet))
    , m_again(new QPushButton)
    , m_open(new QPushButton(tr("Open &the meetings")))
    , m_trouble(new Trouble)
    , m_signIn(new SignInCard)
    , m_key(new CopyField(tr("The server's fingerprint")))
    , m_keyField(
          new Field(tr("The server's fingerprint"), m_key, tr("Compare it with what your hosting company shows.")))
    , m_accept(new QPushButton(tr("It is the right one, &go on")))
    , m_next(new Text(Text::Kind::Heading, tr("What to do next")))
    , m_tasks(new Rows(tr("What to do next")))
    , m_now(new Text(Text::Kind::Heading))
    , m_facts(new Card)
    , m_grid(new QGridLayout(m_facts))
    , m_checks(new Rows(tr("Everything that was checked")))
    , m_all(new Fold(tr("Everything that was checked"), inFrame(m_checks)))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_state);
    auto *top = new QHBoxLayout;
    top->setSpacing(gap);
    top->addLayout(words, 1);
    top->addWidget(m_again, 0, Qt::AlignTop);
    top->addWidget(m_open, 0, Qt::AlignTop);
    m_open->setDefault(true);
    m_open->setAccessibleDescription(tr("Opens the address of the meetings in your browser."));
    m_facts->setAccessibleName(tr("What is there"));
    m_grid->setContentsMargins(space, grid + 4, space, grid + 4);
    m_grid->setHorizontalSpacing(3 * grid);
    m_grid->setVerticalSpacing(gap);
    m_grid->setColumnStretch(1, 1);

    auto *scroll = new ScrollBody;
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    auto *column = scroll->column();
    column->addLayout(top);
    column->addWidget(m_trouble);
    column->addWidget(m_signIn);
    column->addWidget(m_keyField);
    column->addWidget(m_accept, 0, Qt::AlignLeft);
    column->addWidget(m_next);
    column->addWidget(m_tasks);
    column->addWidget(m_now);
    column->addWidget(m_facts);
    column->addWidget(m_all);
    column->addStretch(1);

    connect(m_again, &QPushButton::clicked, this, [this] {
        if (server()->isBusy())
            server()->stop();
        else
            server()->refresh();
    });
    connect(m_open, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl(server()->overview()->proof.meetingUrl)); });
    connect(m_signIn, &SignInCard::answered, this, [this] { server()->answer(std::nullopt); });
    connect(m_signIn, &SignInCard::givenUp, this, [this] { server()->stop(); });
    connect(m_accept, &QPushButton::clicked, this, [this] { server()->refresh(m_key->text()); });
}

QString OverviewTab::name() const
{
    return tr("&Overview");
}

void OverviewTab::showFacts(const Overview &overview)
{
    while (auto *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString &label, const QString &value) {
        if (value.isEmpty())
            return;
        const int row = m_grid->rowCount();
        auto *name = new Text(Text::Kind::Quiet, label);
        name->setWordWrap(false);
        auto *text = new Text(Text::Kind::Plain, value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(label);
        text->setAccessibleDescription(value);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row, 1);
    };
    const QLocale locale;
    const auto &survey = overview.survey;
    const auto &facts = overview.proof.facts;
    add(tr("Meetings"), overview.proof.meetingUrl);
    const auto *jitsi = survey.apt.find(QStringLiteral("jitsi-meet"));
    add(tr("Jitsi Meet"), jitsi ? jitsi->version : QString());
    const auto until =
        QDateTime::fromString(facts.value(QStringLiteral("certificate.notAfter")).toString(), Qt::ISODate);
    add(tr("Certificate"),
        until.isValid() ? tr("valid until %1").arg(dateInWords(until.toLocalTime().date())) : QString());
    if (overview.proof.now)
        add(tr("People"), meetingsInWords(*overview.proof.now));
    const int accounts = facts.value(QStringLiteral("hosts.accounts")).toInt(-1);
    add(tr("Hosts"), accounts < 0 ? QString() : locale.toString(accounts));
    if (const auto *disk = survey.disk(QStringLiteral("/var")); disk && disk->freeBytes >= 0)
        add(tr("Disk"), tr("%1 of %2 free").arg(sizeInWords(disk->freeBytes), sizeInWords(disk->totalBytes)));
    add(tr("System"), survey.system.name);
    if (survey.ours.lastTime.isValid())
        add(tr("Last work on it"), momentInWords(survey.ours.lastTime));
}

// A server whose key this computer does not know yet; a changed one is nothing to click away.
void OverviewTab::showKey(const std::optional<Error> &error)
{
    const bool unknown = error && error->kind == ErrorKind::HostKeyUnknown;
    m_keyField->setVisible(unknown);
    m_accept->setVisible(unknown);
    if (!unknown)
        return;
    m_key->setText(error->data.value(QStringLiteral("fingerprint")).toString());
}

void OverviewTab::show(const ManagedServer &server)
{
    m_title->setText(breakable(server.title()));
    m_title->setAccessibleName(server.title());
    m_state->setText(server.state());
    m_again->setText(server.isBusy() ? tr("Stop") : tr("&Look again"));
    // The card goes, and with it where one was typing.
    if (!server.inquiry() && m_signIn->isAncestorOf(QApplication::focusWidget()))
        m_again->setFocus();
    m_signIn->show(server.inquiry());
    showKey(server.error());
    if (const auto &error = server.error())
        m_trouble->show(*error);
    else
        m_trouble->clear();
    const auto &overview = server.overview();
    const bool known = overview.has_value();
    m_open->setVisible(known && overview->settings);
    m_next->setVisible(known);
    m_now->setVisible(known);
    m_facts->setVisible(known);
    m_all->setVisible(known && !overview->proof.checks.isEmpty());
    if (!known)
        return m_tasks->clear();
    QList<Row> tasks;
    for (const auto &task : overview->tasks)
        tasks += rowOf(task);
    if (tasks.isEmpty() && overview->settings)
        tasks += {QStringLiteral("-"), Mark::Done, tr("Nothing needs you."),
            tr("Everything that was checked is in order."), {}, {}};
    if (!overview->settings)
        tasks += {QStringLiteral("-"), Mark::Waiting, tr("Meetings are not set up on this server yet."),
            tr("“New server” on the left sets it up."), {}, {}};
    m_tasks->setAll(tasks);
    QList<Row> checks;
    for (const auto &check : overview->proof.checks)
        checks += rowOf(check);
    m_checks->setAll(checks);
    m_now->setText(tr("What is there (looked at: %1)").arg(timeInWords(server.lookedAt())));
    showFacts(*overview);
}

} // namespace meethouse
