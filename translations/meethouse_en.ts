<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Connection</name>
    <message numerus="yes">
        <source>The last password was not taken; %n attempt(s) left.</source>
        <translation>
            <numerusform>The last password was not taken; %n attempt left.</numerusform>
            <numerusform>The last password was not taken; %n attempts left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsCommand</name>
    <message numerus="yes">
        <source>%n paper(s) are drafts. Still open:</source>
        <translation>
            <numerusform>%n paper is a draft. Still open:</numerusform>
            <numerusform>%n papers are drafts. Still open:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message numerus="yes">
        <source>invited · link open for %n hour(s)</source>
        <translation>
            <numerusform>invited · link open for %n hour</numerusform>
            <numerusform>invited · link open for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invited · link open for %n day(s)</source>
        <translation>
            <numerusform>invited · link open for %n day</numerusform>
            <numerusform>invited · link open for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>active · %n wrong password(s)</source>
        <translation>
            <numerusform>active · %n wrong password</numerusform>
            <numerusform>active · %n wrong passwords</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message numerus="yes">
        <source>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day(s).</source>
        <translation>
            <numerusform>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n day.</numerusform>
            <numerusform>The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these lines go after %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostsCommand</name>
    <message numerus="yes">
        <source>%n of them could not be changed.</source>
        <translation>
            <numerusform>%n of them could not be changed.</numerusform>
            <numerusform>%n of them could not be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in</source>
        <translation>
            <numerusform>%n wrong password since the last sign-in</numerusform>
            <numerusform>%n wrong passwords since the last sign-in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be made.</source>
        <translation>
            <numerusform>%n link could not be made.</numerusform>
            <numerusform>%n links could not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was done: %n line(s) of the list cannot be taken as they are.</source>
        <translation>
            <numerusform>Nothing was done: %n line of the list cannot be taken as they are.</numerusform>
            <numerusform>Nothing was done: %n lines of the list cannot be taken as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) to invite.</source>
        <translation>
            <numerusform>%n host to invite.</numerusform>
            <numerusform>%n hosts to invite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were imported before and stay as they are.</source>
        <translation>
            <numerusform>%n was imported before and stays as it is.</numerusform>
            <numerusform>%n were imported before and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has/have an open link already; it stops working, a new one is made. Name the file with “--links” that an earlier import wrote to keep those in it.</source>
        <translation>
            <numerusform>%n of them has an open link already; it stops working, a new one is made. Name the file with “--links” that an earlier import wrote to keep those in it.</numerusform>
            <numerusform>%n of them have open links already; these stop working, new ones are made. Name the file with “--links” that an earlier import wrote to keep those in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n check said no.</numerusform>
            <numerusform>%n checks said no.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n person(s) is/are in a meeting.</source>
        <translation>
            <numerusform>%n person is in a meeting.</numerusform>
            <numerusform>%n people are in a meeting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) is/are in %1 meetings.</source>
        <translation>
            <numerusform>%n person is in %1 meetings.</numerusform>
            <numerusform>%n people are in %1 meetings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCommand</name>
    <message numerus="yes">
        <source>%n step(s) would be carried out.</source>
        <translation>
            <numerusform>%n step would be carried out.</numerusform>
            <numerusform>%n steps would be carried out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofUpkeep</name>
    <message numerus="yes">
        <source>Nothing sees to it that logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Nothing sees to it that logs about participants are deleted after %n day.</numerusform>
            <numerusform>Nothing sees to it that logs about participants are deleted after %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logs about participants are deleted after %n day(s).</source>
        <translation>
            <numerusform>Logs about participants are deleted after %n day.</numerusform>
            <numerusform>Logs about participants are deleted after %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message numerus="yes">
        <source>%n check(s) said no.</source>
        <translation>
            <numerusform>%n check said no.</numerusform>
            <numerusform>%n checks said no.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message numerus="yes">
        <source>The first %n key(s) of the agent were not taken, the others were left aside.</source>
        <translation>
            <numerusform>The first %n key of the agent was not taken, the others were left aside.</numerusform>
            <numerusform>The first %n keys of the agent were not taken, the others were left aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That was not its passphrase; %n attempt(s) left.</source>
        <translation>
            <numerusform>That was not its passphrase; %n attempt left.</numerusform>
            <numerusform>That was not its passphrase; %n attempts left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That was not accepted; %n attempt(s) left.</source>
        <translation>
            <numerusform>That was not accepted; %n attempt left.</numerusform>
            <numerusform>That was not accepted; %n attempts left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message numerus="yes">
        <source>It had not finished after %n second(s).</source>
        <translation>
            <numerusform>It had not finished after %n second.</numerusform>
            <numerusform>It had not finished after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::DonePage</name>
    <message numerus="yes">
        <source>A meeting ends %n minute(s) after its last host has left.</source>
        <translation>
            <numerusform>A meeting ends %n minute after its last host has left.</numerusform>
            <numerusform>A meeting ends %n minutes after its last host has left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s).</source>
        <translation>
            <numerusform>After %n day.</numerusform>
            <numerusform>After %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitModel</name>
    <message numerus="yes">
        <source>%1, %n processor(s), %2 GB of memory, %3 GB free</source>
        <translation>
            <numerusform>%1, %n processor, %2 GB of memory, %3 GB free</numerusform>
            <numerusform>%1, %n processors, %2 GB of memory, %3 GB free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</source>
        <translation>
            <numerusform>Carries about %n person at once with pictures, as a rule of thumb; more with sound alone.</numerusform>
            <numerusform>Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::FitPage</name>
    <message numerus="yes">
        <source>We looked without changing anything. %n thing(s) need you before we can go on.</source>
        <translation>
            <numerusform>We looked without changing anything. %n thing needs you before we can go on.</numerusform>
            <numerusform>We looked without changing anything. %n things need you before we can go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::HoldingPage</name>
    <message numerus="yes">
        <source>And %n more sentence(s).</source>
        <translation>
            <numerusform>And %n more sentence.</numerusform>
            <numerusform>And %n more sentences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is/are draft(s): something is still missing.</source>
        <translation>
            <numerusform>%n of them is a draft: something is still missing.</numerusform>
            <numerusform>%n of them are drafts: something is still missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::HostsTab</name>
    <message numerus="yes">
        <source>Search %n host(s)</source>
        <translation>
            <numerusform>Search %n host</numerusform>
            <numerusform>Search %n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) chosen</source>
        <translation>
            <numerusform>%n host chosen</numerusform>
            <numerusform>%n hosts chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n host(s) for good?</source>
        <translation>
            <numerusform>Remove %n host for good?</numerusform>
            <numerusform>Remove %n hosts for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrong password(s) since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</source>
        <translation>
            <numerusform>%n wrong password since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</numerusform>
            <numerusform>%n wrong passwords since the last sign-in, the last one on %1. Whoever goes on trying has to wait longer each time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::ImportPage</name>
    <message numerus="yes">
        <source>%n line(s) cannot be taken as they are. Correct the list, and choose it again.</source>
        <translation>
            <numerusform>%n line cannot be taken as it is. Correct the list, and choose it again.</numerusform>
            <numerusform>%n lines cannot be taken as they are. Correct the list, and choose it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) will be invited.</source>
        <translation>
            <numerusform>%n host will be invited.</numerusform>
            <numerusform>%n hosts will be invited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were invited before and keep their links.</source>
        <translation>
            <numerusform>%n was invited before and keeps the link.</numerusform>
            <numerusform>%n were invited before and keep their links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hosts by now.</source>
        <translation>
            <numerusform>%n is a host by now.</numerusform>
            <numerusform>%n are hosts by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) are in the folder. Hand each to its host alone.</source>
        <translation>
            <numerusform>%n link is in the folder. Hand it to its host alone.</numerusform>
            <numerusform>%n links are in the folder. Hand each to its host alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Invite %n host(s)</source>
        <translation>
            <numerusform>&amp;Invite %n host</numerusform>
            <numerusform>&amp;Invite %n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have a link already that is not in this folder: it stops working, and they get a new one.</source>
        <translation>
            <numerusform>%n has a link already that is not in this folder: it stops working, and a new one is made.</numerusform>
            <numerusform>%n have a link already that is not in this folder: it stops working, and they get a new one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::ManagedServer</name>
    <message numerus="yes">
        <source>%n thing(s) need(s) you.</source>
        <translation>
            <numerusform>%n thing needs you.</numerusform>
            <numerusform>%n things need you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::PapersPage</name>
    <message numerus="yes">
        <source>Nothing was published: %n paper(s) for everybody lack what the law asks for. Answer what is missing, or publish them marked as drafts.</source>
        <translation>
            <numerusform>Nothing was published: %n paper for everybody lacks what the law asks for. Answer what is missing, or publish it marked as a draft.</numerusform>
            <numerusform>Nothing was published: %n papers for everybody lack what the law asks for. Answer what is missing, or publish them marked as drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::PlanPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::QuestionsPage</name>
    <message numerus="yes">
        <source>%n answer(s) is/are missing.</source>
        <translation>
            <numerusform>%n answer is missing.</numerusform>
            <numerusform>%n answers are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours is/are missing</source>
        <translation>
            <numerusform>%n answer of yours is missing</numerusform>
            <numerusform>%n answers of yours are missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::Readiness</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This server carries a meeting of about %n people with pictures</source>
        <translation>
            <numerusform>This server carries a meeting of about %n person with pictures</numerusform>
            <numerusform>This server carries a meeting of about %n people with pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::RoomsTab</name>
    <message numerus="yes">
        <source>Search %n room(s)</source>
        <translation>
            <numerusform>Search %n room</numerusform>
            <numerusform>Search %n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meethouse::WorkPage</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation>
            <numerusform>All %n step done</numerusform>
            <numerusform>All %n steps done</numerusform>
        </translation>
    </message>
</context>
</TS>
