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
    <name>HostsCommand</name>
    <message numerus="yes">
        <source>%n invitation(s) could not be made.</source>
        <translation>
            <numerusform>%n invitation could not be made.</numerusform>
            <numerusform>%n invitations could not be made.</numerusform>
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
    <name>ServerView</name>
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
            <numerusform>The first %n key of the agent were not taken, the others were left aside.</numerusform>
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
</context>
</TS>
