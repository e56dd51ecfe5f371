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
        <source>Its password is removed too. %n messages still wait for it and will stay in the outbox, unsent.</source>
        <translation>
            <numerusform>Its password is removed too. %n message still waits for it and will stay in the outbox, unsent.</numerusform>
            <numerusform>Its password is removed too. %n messages still wait for it and will stay in the outbox, unsent.</numerusform>
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
</TS>
