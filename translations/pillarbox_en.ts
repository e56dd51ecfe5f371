<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>Accepted by %1 for %n recipient(s).</source>
        <translation>
            <numerusform>Accepted by %1 for %n recipient.</numerusform>
            <numerusform>Accepted by %1 for %n recipients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It names whom this message did not go to: %1 and %n more.</source>
        <translation>
            <numerusform>It names whom this message did not go to: %1 and %n more.</numerusform>
            <numerusform>It names whom this message did not go to: %1 and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were imported.</source>
        <translation>
            <numerusform>%n account was imported.</numerusform>
            <numerusform>%n accounts were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts would be imported.</source>
        <translation>
            <numerusform>%n account would be imported.</numerusform>
            <numerusform>%n accounts would be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of it have not been sent; &quot;pillarbox outbox send --account&quot; sends them through another account.</source>
        <translation>
            <numerusform>%n message of it has not been sent; &quot;pillarbox outbox send --account&quot; sends it through another account.</numerusform>
            <numerusform>%n messages of it have not been sent; &quot;pillarbox outbox send --account&quot; sends them through another account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait for you; &quot;pillarbox outbox list&quot; says for what.</source>
        <translation>
            <numerusform>%n message waits for you; &quot;pillarbox outbox list&quot; says for what.</numerusform>
            <numerusform>%n messages wait for you; &quot;pillarbox outbox list&quot; says for what.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2; certificate matches, %n days left</source>
        <translation>
            <numerusform>%1, %2; certificate matches, %n day left</numerusform>
            <numerusform>%1, %2; certificate matches, %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message numerus="yes">
        <source>It took the message for %n recipient(s).</source>
        <translation>
            <numerusform>It took the message for %n recipient.</numerusform>
            <numerusform>It took the message for %n recipients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account&apos;s limit of %n message(s) a minute is reached.</source>
        <translation>
            <numerusform>The account&apos;s limit of %n message a minute is reached.</numerusform>
            <numerusform>The account&apos;s limit of %n messages a minute is reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account&apos;s limit of %n message(s) an hour is reached.</source>
        <translation>
            <numerusform>The account&apos;s limit of %n message an hour is reached.</numerusform>
            <numerusform>The account&apos;s limit of %n messages an hour is reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account&apos;s limit of %n message(s) a day is reached.</source>
        <translation>
            <numerusform>The account&apos;s limit of %n message a day is reached.</numerusform>
            <numerusform>The account&apos;s limit of %n messages a day is reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>for so long a certificate has been invalid</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>for so long a certificate has been invalid</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names in a certificate</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The client certificate expires in %n day(s).</source>
        <translation>
            <numerusform>The client certificate expires in %n day.</numerusform>
            <numerusform>The client certificate expires in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <comment>a sentence about one recipient</comment>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message numerus="yes">
        <source>%n attachment(s), no text yet.</source>
        <translation>
            <numerusform>%n attachment, no text yet.</numerusform>
            <numerusform>%n attachments, no text yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n message(s) need you</source>
        <translation>
            <numerusform>%n message needs you</numerusform>
            <numerusform>%n messages need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AccountListDialog</name>
    <message numerus="yes">
        <source>%n messages wait for it and stay in the outbox, unsent.</source>
        <translation>
            <numerusform>%n message waits for it and stays in the outbox, unsent.</numerusform>
            <numerusform>%n messages wait for it and stay in the outbox, unsent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were imported.</source>
        <translation>
            <numerusform>%n account was imported.</numerusform>
            <numerusform>%n accounts were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait</source>
        <translation>
            <numerusform>%n message waits</numerusform>
            <numerusform>%n messages wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AttachmentBar</name>
    <message numerus="yes">
        <source>%n attachments</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CommandRunner</name>
    <message numerus="yes">
        <source>Deleted %n message(s)</source>
        <translation>
            <numerusform>Deleted %n message</numerusform>
            <numerusform>Deleted %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::Composer</name>
    <message numerus="yes">
        <source>%n files were not attached.</source>
        <translation>
            <numerusform>%n file was not attached.</numerusform>
            <numerusform>%n files were not attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::FolderModel</name>
    <message numerus="yes">
        <source>%1, %n message(s)</source>
        <translation>
            <numerusform>%1, %n message</numerusform>
            <numerusform>%1, %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Import %n Accounts</source>
        <translation>
            <numerusform>&amp;Import %n Account</numerusform>
            <numerusform>&amp;Import %n Accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::LeaveQuestion</name>
    <message numerus="yes">
        <source>%n message(s) are about to be sent, the first in %1 s.</source>
        <translation>
            <numerusform>%n message is about to be sent, in %1 s.</numerusform>
            <numerusform>%n messages are about to be sent, the first in %1 s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n message(s) were not sent when Pillarbox was closed.</source>
        <translation>
            <numerusform>%n message was not sent when Pillarbox was closed.</numerusform>
            <numerusform>%n messages were not sent when Pillarbox was closed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SendStrips</name>
    <message numerus="yes">
        <source>%n more message(s) are about to be sent.</source>
        <translation>
            <numerusform>%n more message is about to be sent.</numerusform>
            <numerusform>%n more messages are about to be sent.</numerusform>
        </translation>
    </message>
</context>
</TS>
