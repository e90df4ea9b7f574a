#include "wizard/pages/papers_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/file_line.h"
#include "wizard/look/fold.h"
#include "wizard/look/language_button.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/pages/questions_page.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace meethouse
{

PapersPage::PapersPage(PapersModel &model, QuestionsModel &questions, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_questions(questions)
    , m_pdf(new QCheckBox(tr("&PDF, to print and to send"), this))
    , m_html(new QCheckBox(tr("HTML, for a web &site"), this))
    , m_odt(new QCheckBox(tr("ODT, to be &edited"), this))
    , m_folder(new FileLine(FileLine::Of::Folder, tr("Folder for the papers"), {}, this))
    , m_missing(new Text(Text::Kind::Small, {}, this))
    , m_rows(new Rows(tr("Papers"), this))
    , m_published(new Rows(tr("Notices on the server"), this))
    , m_trouble(new Trouble(this))
    , m_preview(new QTextBrowser(this))
{
    setTitle(tr("Your papers"));
    setWhy(
        tr("Every sentence about the server comes from what was measured there just now. What you have not said yet is "
           "marked, and such a paper says on every page that it is a draft."));
    auto *languages = new QHBoxLayout;
    languages->setSpacing(3 * grid);
    for (const auto &code : m_model.languagesThere()) {
        auto *box = new QCheckBox(languageName(code), this);
        box->setObjectName(code);
        box->setChecked(m_model.wishes().languages.contains(code));
        connect(box, &QCheckBox::toggled, this, &PapersPage::tellWishes);
        languages->addWidget(box);
        m_languages += box;
    }
    languages->addStretch(1);
    // One below the other: beside each other they are too wide for the smallest window.
    auto *formats = new QVBoxLayout;
    formats->setSpacing(grid);
    formats->addWidget(m_pdf);
    formats->addWidget(m_html);
    formats->addWidget(m_odt);
    m_pdf->setChecked(m_model.wishes().formats.contains(DocumentFormat::Pdf));
    m_html->setChecked(m_model.wishes().formats.contains(DocumentFormat::Html));
    m_odt->setChecked(m_model.wishes().formats.contains(DocumentFormat::Odt));

    m_folder->setFile(m_model.wishes().folder);

    m_preview->setOpenLinks(false);
    m_preview->setFixedHeight(52 * grid);
    m_preview->setAccessibleName(tr("Preview of the first paper"));
    m_fold = new Fold(tr("Show what it will look like"), m_preview, this);

    body()->addWidget(new Text(Text::Kind::Heading, tr("Languages"), this));
    body()->addLayout(languages);
    body()->addWidget(new Text(Text::Kind::Heading, tr("Formats"), this));
    body()->addLayout(formats);
    body()->addWidget(new Field(tr("&Folder on this computer"), m_folder, {}, this));
    body()->addWidget(m_missing);
    body()->addWidget(m_trouble);
    body()->addWidget(m_rows);
    body()->addWidget(new Text(Text::Kind::Heading, tr("Notices on the server"), this));
    body()->addWidget(m_published);
    body()->addWidget(m_fold);

    connect(m_pdf, &QCheckBox::toggled, this, &PapersPage::tellWishes);
    connect(m_html, &QCheckBox::toggled, this, &PapersPage::tellWishes);
    connect(m_odt, &QCheckBox::toggled, this, &PapersPage::tellWishes);
    connect(m_folder, &FileLine::edited, this, &PapersPage::tellWishes);
    connect(m_fold, &Fold::toggled, this, [this](bool open) {
        if (!open)
            return;
        m_preview->setPlainText(tr("Making the pages …"));
        m_model.preview();
    });
    connect(&m_model, &PapersModel::previewReady, this, [this](const QString &html) { m_preview->setHtml(html); });
    connect(&m_model, &PapersModel::changed, this, &PapersPage::show);
    connect(&m_questions, &QuestionsModel::changed, this, &PapersPage::show);
    connect(m_rows, &Rows::acted, this, &PapersPage::questionsWanted);
    connect(m_published, &Rows::acted, this, [this](const QString &id) {
        if (id == QLatin1String("published"))
            m_model.withdraw();
        else
            m_model.publish();
    });
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == PapersModel::State::Written && !m_alone)
            emit nextWanted();
        else
            m_model.write();
    });
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == PapersModel::State::Written)
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_model.written().folder));
        else
            emit nextWanted();
    });
    show();
}

void PapersPage::enter()
{
    m_fold->setOpen(false);
    m_model.look();
    m_questions.look();
    m_folder->setFile(m_model.wishes().folder);
    show();
}

void PapersPage::standAlone()
{
    m_alone = true;
    bar()->back()->hide();
    show();
}

void PapersPage::tellWishes()
{
    QStringList languages;
    for (const auto *box : std::as_const(m_languages)) {
        if (box->isChecked())
            languages += box->objectName();
    }
    QList<DocumentFormat> formats;
    if (m_pdf->isChecked())
        formats += DocumentFormat::Pdf;
    if (m_html->isChecked())
        formats += DocumentFormat::Html;
    if (m_odt->isChecked())
        formats += DocumentFormat::Odt;
    m_model.setLanguages(languages);
    m_model.setFormats(formats);
    m_model.setFolder(m_folder->file());
}

void PapersPage::show()
{
    using State = PapersModel::State;
    const auto state = m_model.state();
    const auto missing = m_model.missing();
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
    if (state == State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();

    auto rows = QuestionsPage::rowFor(m_questions);
    for (const auto &document : m_model.documents()) {
        const auto lack = state == State::Written ? lackOf(document.id) : QString();
        rows += {document.id,
            state == State::Writing   ? Mark::Running
            : state != State::Written ? Mark::Waiting
            : !lack.isEmpty()         ? Mark::Warning
                                      : Mark::Done,
            document.title, lack, {}, {}};
    }
    m_rows->setAll(rows);
    showPublishing();
    const bool written = state == State::Written;
    bar()->setMain(written && !m_alone ? tr("Cont&inue") : tr("&Write the papers"));
    bar()->main()->setEnabled(state != State::Writing && missing.isEmpty());
    bar()->setOrdinary(written ? tr("Ope&n the folder") : m_alone ? QString() : tr("&Later"));
}

// What makes it a draft; empty: nothing does. Where it is answered, the button above the list knows.
QString PapersPage::lackOf(const QString &document) const
{
    QStringList unsaid;
    QStringList others;
    for (const auto &draft : m_model.written().drafts) {
        if (draft.document != document)
            continue;
        for (const auto &lack : draft.gaps) {
            if (lack.kind == DocumentGap::Kind::NotAnswered && !lack.name.isEmpty())
                unsaid += lack.name;
            else
                others += lack.text;
        }
        break; // of the languages one says enough
    }
    if (!unsaid.isEmpty())
        others.prepend(tr("Nobody has said yet: %1.").arg(unsaid.join(QStringLiteral("; "))));
    return others.isEmpty() ? QString() : tr("A draft. Still missing: %1").arg(others.join(QLatin1Char(' ')));
}

void PapersPage::showPublishing()
{
    using Publishing = PapersModel::Publishing;
    Row row{QStringLiteral("notices"), Mark::Waiting, tr("Notices for everybody at %1").arg(m_model.noticesAddress()),
        tr("The meeting page and the page for hosts then link them."), {}, tr("P&ublish them")};
    switch (m_model.publishing()) {
    case Publishing::Resting:
        break;
    case Publishing::Going:
        row.mark = Mark::Running;
        row.action.clear();
        break;
    case Publishing::Drafts:
        row.mark = Mark::Warning;
        row.text = tr(
            "Nothing was published: %n paper(s) for everybody lack what the law asks for. Answer what is missing, or "
            "publish them marked as drafts.",
            nullptr, static_cast<int>(m_model.publishedDrafts().size()));
        row.action = tr("P&ublish as drafts");
        break;
    case Publishing::Failed:
        row.mark = Mark::Failed;
        row.text = m_model.publishingError().what + u' ' + m_model.publishingError().todo;
        break;
    case Publishing::Published:
        row.mark = Mark::Done;
        row.text = tr("They are published.");
        row.action = tr("P&ublish again");
        break;
    }
    QList<Row> rows{row};
    if (m_model.arePublished() && m_model.publishing() != Publishing::Going)
        rows += {QStringLiteral("published"), Mark::Done, tr("Published notices"),
            tr("Whoever knows the address can read them, in a meeting or not."), {}, tr("Take them &down")};
    m_published->setAll(rows);
}

} // namespace meethouse
