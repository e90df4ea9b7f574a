#include "wizard/manager/import_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/import_table.h"
#include "wizard/manager/searched_table.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr qsizetype mostProblems = 20; // the table has the others

} // namespace

ImportPage::ImportPage(ImportModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_table(new ImportTable(model, this))
    , m_list(new QLineEdit(this))
    , m_folder(new QLineEdit(this))
    , m_chooseList(new QPushButton(tr("Choose…"), this))
    , m_chooseFolder(new QPushButton(tr("Choose…"), this))
    , m_days(new QSpinBox(this))
    , m_sheets(new QCheckBox(tr("A &sheet to hand over for each host, and cards to cut (PDF)"), this))
    , m_trouble(new Trouble(this))
    , m_summary(new Text(Text::Kind::Heading, {}, this))
    , m_problems(new Rows(tr("What has to be corrected"), this))
    , m_progress(new QProgressBar(this))
    , m_card(new Card(this))
    , m_view(new SearchedTable(tr("Lines of the list"), tr("What happens to each line."), m_card))
{
    wrapTitle(m_sheets);
    setTitle(tr("Invite a whole list"));
    setWhy(tr("Each host gets a link that works once and chooses a password behind it. You see first what would happen "
              "to every line; nothing is done before you say so."));
    m_list->setReadOnly(true);
    m_list->setPlaceholderText(tr("no list chosen"));
    m_folder->setReadOnly(true);
    m_folder->setText(QDir::toNativeSeparators(model.folder()));
    m_chooseList->setAccessibleDescription(tr("List of hosts"));
    m_chooseFolder->setAccessibleDescription(tr("Folder for links and sheets"));
    m_days->setRange(1, 366);
    m_days->setValue(model.days());
    m_days->setFixedWidth(14 * grid);
    m_sheets->setChecked(model.sheets());
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(gap);
    m_progress->setAccessibleName(tr("Progress"));
    m_view->setTable(m_table);
    m_view->sortByColumn(ImportTable::Line, Qt::AscendingOrder);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *framed = new QVBoxLayout(m_card);
    framed->setContentsMargins(1, corner / 2, 1, corner / 2);
    framed->addWidget(m_view);

    body()->addWidget(new Field(tr("&List of hosts"), withButton(m_list, m_chooseList),
        tr("A spreadsheet saved as CSV, one host in each line: name, display name, mail address. Only the name has "
           "to be there."),
        this));
    body()->addWidget(new Field(tr("&Folder for links and sheets"), withButton(m_folder, m_chooseFolder),
        tr("Whoever has a link chooses the password, so keep the folder to yourself. A list that was begun in this "
           "folder goes on where it was stopped."),
        this));
    body()->addWidget(new Field(tr("Days that the links &work"), m_days, {}, this));
    body()->addWidget(m_sheets);
    body()->addWidget(m_trouble);
    body()->addWidget(m_summary);
    body()->addWidget(m_progress);
    body()->addWidget(m_problems);
    body()->addWidget(m_card);
    setFirst(m_chooseList);

    connect(m_chooseList, &QPushButton::clicked, this, &ImportPage::chooseList);
    connect(m_chooseFolder, &QPushButton::clicked, this, &ImportPage::chooseFolder);
    connect(m_days, &QSpinBox::valueChanged, &m_model, &ImportModel::setDays);
    connect(m_sheets, &QCheckBox::toggled, &m_model, &ImportModel::setSheets);
    connect(bar()->main(), &QPushButton::clicked, this, &ImportPage::act);
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] {
        if (m_model.isBusy())
            m_model.stop();
        else
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_model.folder()));
    });
    connect(&m_model, &ImportModel::changed, this, &ImportPage::show);
    connect(&m_model, &ImportModel::linesChanged, this, &ImportPage::showLines);
    showLines();
    show();
}

QWidget *ImportPage::withButton(QLineEdit *line, QPushButton *button)
{
    auto *both = new QWidget(this);
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(line, 1);
    layout->addWidget(button);
    both->setFocusProxy(button);
    line->setAccessibleName(button->accessibleDescription());
    return both;
}

void ImportPage::chooseList()
{
    const auto file =
        QFileDialog::getOpenFileName(this, tr("List of hosts"), {}, tr("Lists (*.csv *.txt *.tsv);;All files (*)"));
    if (!file.isEmpty())
        m_model.setList(file);
}

void ImportPage::chooseFolder()
{
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for links and sheets"), m_model.folder());
    if (!folder.isEmpty())
        m_model.setFolder(folder);
}

void ImportPage::act()
{
    if (m_model.state() == ImportModel::State::Done)
        emit nextWanted();
    else
        m_model.run();
}

QString ImportPage::summary() const
{
    using Fate = ImportModel::Fate;
    const auto count = [this](Fate fate) { return static_cast<int>(m_model.count(fate)); };
    if (const int problems = count(Fate::Problem))
        return tr("%n line(s) cannot be taken as they are. Correct the list, and choose it again.", nullptr, problems);
    QStringList sentences;
    if (const int fresh = count(Fate::Invited))
        sentences += tr("%n host(s) will be invited.", nullptr, fresh);
    if (const int renewed = count(Fate::Renewed))
        sentences += tr("%n have a link already that is not in this folder: it stops working, and they get a new one.",
            nullptr, renewed);
    if (const int kept = count(Fate::Kept))
        sentences += tr("%n were invited before and keep their links.", nullptr, kept);
    if (const int hosts = count(Fate::Host))
        sentences += tr("%n are hosts by now.", nullptr, hosts);
    return sentences.join(QLatin1Char(' '));
}

QString ImportPage::progress() const
{
    const auto numbers = [this](const QString &sentence) { return sentence.arg(m_model.done()).arg(m_model.total()); };
    switch (m_model.state()) {
    case ImportModel::State::Checking:
        return tr("Looking at the list …");
    case ImportModel::State::Inviting:
        return numbers(tr("%1 of %2 hosts invited …"));
    case ImportModel::State::Writing:
        return numbers(tr("%1 of %2 sheets written …"));
    case ImportModel::State::Done:
        return tr("%n link(s) are in the folder. Hand each to its host alone.", nullptr,
            static_cast<int>(m_model.handOvers().size()));
    default:
        return summary();
    }
}

void ImportPage::show()
{
    using State = ImportModel::State;
    const auto state = m_model.state();
    const bool working = state == State::Inviting || state == State::Writing;
    m_list->setText(QDir::toNativeSeparators(m_model.list()));
    m_folder->setText(QDir::toNativeSeparators(m_model.folder()));
    for (QWidget *control : std::initializer_list<QWidget *>{m_chooseList, m_chooseFolder, m_days, m_sheets})
        control->setEnabled(!m_model.isBusy());
    if (state == State::Failed)
        m_trouble->show(m_model.error());
    else if (state == State::Done && !m_model.refused().isEmpty())
        m_trouble->show({ErrorKind::Failed, tr("Not everybody could be invited."),
            m_model.refused().mid(0, mostProblems).join(QLatin1Char('\n')), {}, {}, {}});
    else
        m_trouble->clear();
    m_summary->setText(progress());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_progress->setVisible(working);
    m_progress->setRange(0, static_cast<int>(std::max<qsizetype>(1, m_model.total())));
    m_progress->setValue(static_cast<int>(m_model.done()));
    m_card->setVisible(!m_model.lines().isEmpty() && state != State::Done);
    bar()->back()->setEnabled(!working);
    bar()->setOrdinary(working ? tr("S&top") : state == State::Done ? tr("Ope&n the folder") : QString());
    bar()->ordinary()->setEnabled(!working || !m_model.isStopping());
    const auto fresh =
        static_cast<int>(m_model.count(ImportModel::Fate::Invited) + m_model.count(ImportModel::Fate::Renewed));
    bar()->setMain(state == State::Done   ? tr("Don&e")
                   : fresh > 0 || working ? tr("&Invite %n host(s)", nullptr, fresh)
                   : m_model.isReady()    ? tr("&Write links and sheets")
                                          : tr("&Invite them"));
    bar()->main()->setEnabled(state == State::Done || m_model.isReady());
}

void ImportPage::showLines()
{
    QList<Row> rows;
    for (const auto &line : m_model.lines()) {
        if (line.fate == ImportModel::Fate::Problem && rows.size() < mostProblems)
            rows += {QString::number(line.number), Mark::Failed, line.problem, {}, {}, {}};
    }
    m_problems->clear();
    m_problems->setAll(rows);
    bringIntoSight(m_problems->count() > 0 ? m_problems : m_card);
}

} // namespace meethouse
