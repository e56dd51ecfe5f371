<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountCheck</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 unencrypted</source>
        <translation>%1 unverschlüsselt</translation>
    </message>
    <message>
        <source>waiting, %1 of 10 s</source>
        <translation>wartet, %1 von 10 s</translation>
    </message>
    <message>
        <source>needs your address</source>
        <translation>braucht Ihre Adresse</translation>
    </message>
    <message>
        <source>%1, known for your provider</source>
        <translation>%1, für Ihren Anbieter bekannt</translation>
    </message>
    <message>
        <source>%1, as you entered it</source>
        <translation>%1, wie von Ihnen eingegeben</translation>
    </message>
    <message>
        <source>%1, with %2 addresses</source>
        <translation>%1, mit %2 Adressen</translation>
    </message>
    <message>
        <source>%1, guessed from your address</source>
        <translation>%1, aus Ihrer Adresse abgeleitet</translation>
    </message>
    <message>
        <source>no answer for %1</source>
        <translation>keine Antwort für %1</translation>
    </message>
    <message>
        <source>all ports at once, the first safe answer wins</source>
        <translation>alle Ports zugleich, die erste sichere Antwort gilt</translation>
    </message>
    <message>
        <source>the port you chose</source>
        <translation>der von Ihnen gewählte Port</translation>
    </message>
    <message>
        <source>answered, but not safely</source>
        <translation>Antwort, aber nicht sicher</translation>
    </message>
    <message>
        <source>no port answered</source>
        <translation>kein Port antwortete</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Works too</source>
        <translation>Geht auch</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Not awaited</source>
        <translation>Nicht abgewartet</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Nicht vertraut</translation>
    </message>
    <message>
        <source>Not safe</source>
        <translation>Nicht sicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>%1, certificate for %2 to %3</source>
        <translation>%1, Zertifikat für %2 bis %3</translation>
    </message>
    <message>
        <source>messages up to %1</source>
        <translation>Nachrichten bis %1</translation>
    </message>
    <message>
        <source>accented addresses</source>
        <translation>Adressen mit Umlauten</translation>
    </message>
    <message>
        <source>ready to take messages</source>
        <translation>nimmt Nachrichten an</translation>
    </message>
    <message>
        <source>takes %1</source>
        <translation>nimmt %1</translation>
    </message>
    <message>
        <source>waits for your password</source>
        <translation>wartet auf Ihr Passwort</translation>
    </message>
    <message>
        <source>trying without a password…</source>
        <translation>Versuch ohne Passwort…</translation>
    </message>
    <message>
        <source>as %1, password sent encrypted…</source>
        <translation>als %1, Passwort verschlüsselt gesendet…</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>nicht verlangt</translation>
    </message>
    <message>
        <source>as %1, accepted</source>
        <translation>als %1, angenommen</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>Enter your address and password.</source>
        <translation>Geben Sie Adresse und Passwort ein.</translation>
    </message>
    <message>
        <source>Looking for your mail server…</source>
        <translation>Ihr Mailserver wird gesucht…</translation>
    </message>
    <message>
        <source>No server was found.</source>
        <translation>Kein Server gefunden.</translation>
    </message>
    <message>
        <source>Port %1 works.</source>
        <translation>Port %1 funktioniert.</translation>
    </message>
    <message>
        <source>Now your password.</source>
        <translation>Jetzt Ihr Passwort.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es funktioniert.</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>Der Server sagte: %1</translation>
    </message>
    <message>
        <source>not tried; your first message will show it</source>
        <translation>nicht geprüft; Ihre erste Nachricht wird es zeigen</translation>
    </message>
    <message>
        <source>%1, named in the domain&apos;s DNS but outside the domain</source>
        <translation>%1, im DNS der Domain genannt, aber außerhalb der Domain</translation>
    </message>
    <message>
        <source>%1, named in the domain&apos;s DNS</source>
        <translation>%1, im DNS der Domain genannt</translation>
    </message>
    <message>
        <source>%1, named in the domain&apos;s settings file</source>
        <translation>%1, in der Einstellungsdatei der Domain genannt</translation>
    </message>
    <message>
        <source>%1, from the public collection of mail settings</source>
        <translation>%1, aus der öffentlichen Sammlung von Mail-Einstellungen</translation>
    </message>
    <message>
        <source>%1, known for the provider that takes the domain&apos;s mail</source>
        <translation>%1, bekannt für den Anbieter, der die Post der Domain annimmt</translation>
    </message>
    <message>
        <source>%1 takes no mail from mail programs.</source>
        <translation>%1 nimmt keine Nachrichten von Mailprogrammen an.</translation>
    </message>
    <message>
        <source>It can only be sent from its own program or web page.</source>
        <translation>Gesendet wird dort nur über das eigene Programm oder die Webseite.</translation>
    </message>
    <message>
        <source>waits for your word on %1</source>
        <translation>wartet auf Ihr Wort zu %1</translation>
    </message>
    <message>
        <source>Is %1 your mail server?</source>
        <translation>Ist %1 Ihr Mailserver?</translation>
    </message>
    <message>
        <source>A DNS record of your address&apos; domain leads out of the domain to this server, and such a record can be forged. Your password goes there only if you say so.</source>
        <translation>Ein DNS-Eintrag der Domain Ihrer Adresse führt aus der Domain heraus zu diesem Server, und ein solcher Eintrag kann gefälscht sein. Ihr Passwort geht nur dorthin, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>takes no addresses with letters like yours before the @ (SMTPUTF8)</source>
        <translation>nimmt keine Adressen mit Buchstaben wie den Ihren vor dem @ (SMTPUTF8)</translation>
    </message>
    <message>
        <source>%1, the key that you trust for %2</source>
        <translation>%1, der Schlüssel, dem Sie für %2 vertrauen</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Aufgehalten</translation>
    </message>
    <message>
        <source>Your address has letters before the @ that need SMTPUTF8, and %1 does not offer it: messages from this address will be refused. Ask the provider, or use an address in plain letters.</source>
        <translation>Ihre Adresse hat vor dem @ Buchstaben, für die SMTPUTF8 nötig ist, und %1 bietet das nicht an: Nachrichten von dieser Adresse werden abgelehnt werden. Fragen Sie den Anbieter, oder nehmen Sie eine Adresse aus einfachen Buchstaben.</translation>
    </message>
</context>
<context>
    <name>AttachmentIntake</name>
    <message>
        <source>“%1” does not exist.</source>
        <translation>„%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Only files can be attached; pack it into one first.</source>
        <translation>„%1“ ist ein Ordner. Nur Dateien können angehängt werden; packen Sie ihn zuerst in eine.</translation>
    </message>
    <message>
        <source>“%1” is no ordinary file.</source>
        <translation>„%1“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>There is no such mailbox.</source>
        <translation>Dieses Postfach gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The domain of the address does not exist, or takes no mail.</source>
        <translation>Die Domain der Adresse gibt es nicht, oder sie nimmt keine E-Mail an.</translation>
    </message>
    <message>
        <source>Check the part after the @.</source>
        <translation>Prüfen Sie den Teil nach dem @.</translation>
    </message>
    <message>
        <source>The domain of the address has declared that it takes no mail.</source>
        <translation>Die Domain der Adresse hat erklärt, dass sie keine E-Mail annimmt.</translation>
    </message>
    <message>
        <source>Ask the recipient for another address.</source>
        <translation>Fragen Sie den Empfänger nach einer anderen Adresse.</translation>
    </message>
    <message>
        <source>It does not take the recipient&apos;s address for a valid one.</source>
        <translation>Der Server hält die Adresse des Empfängers nicht für gültig.</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>Berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The address fits more than one mailbox there.</source>
        <translation>Die Adresse passt dort auf mehr als ein Postfach.</translation>
    </message>
    <message>
        <source>Ask the recipient for the full address.</source>
        <translation>Fragen Sie den Empfänger nach der vollständigen Adresse.</translation>
    </message>
    <message>
        <source>The mailbox has moved and no longer takes mail under this address.</source>
        <translation>Das Postfach ist umgezogen und nimmt unter dieser Adresse nichts mehr an.</translation>
    </message>
    <message>
        <source>Ask the recipient for the new address.</source>
        <translation>Fragen Sie den Empfänger nach der neuen Adresse.</translation>
    </message>
    <message>
        <source>The mailbox is not on this server, which does not pass mail on to it.</source>
        <translation>Das Postfach liegt nicht auf diesem Server, und er leitet nichts dorthin weiter.</translation>
    </message>
    <message>
        <source>Ask the recipient which address is right.</source>
        <translation>Fragen Sie den Empfänger, welche Adresse richtig ist.</translation>
    </message>
    <message>
        <source>An address lacks its full domain.</source>
        <translation>Einer Adresse fehlt die vollständige Domain.</translation>
    </message>
    <message>
        <source>Write the address out, as name@example.org.</source>
        <translation>Schreiben Sie die Adresse aus, wie in name@example.org.</translation>
    </message>
    <message>
        <source>The domain of the address is reserved for examples.</source>
        <translation>Die Domain der Adresse ist für Beispiele vorbehalten.</translation>
    </message>
    <message>
        <source>Use the recipient&apos;s real address.</source>
        <translation>Verwenden Sie die echte Adresse des Empfängers.</translation>
    </message>
    <message>
        <source>Something about an address is not right for it, and it does not say what.</source>
        <translation>An einer Adresse stört den Server etwas; er sagt nicht, was.</translation>
    </message>
    <message>
        <source>Check From and all recipients.</source>
        <translation>Prüfen Sie den Absender und alle Empfänger.</translation>
    </message>
    <message>
        <source>It does not take the sender&apos;s address for a valid one.</source>
        <translation>Der Server hält die Adresse des Absenders nicht für gültig.</translation>
    </message>
    <message>
        <source>Correct From.</source>
        <translation>Berichtigen Sie den Absender.</translation>
    </message>
    <message>
        <source>It does not find the domain of the sender&apos;s address.</source>
        <translation>Der Server findet die Domain der Absenderadresse nicht.</translation>
    </message>
    <message>
        <source>Check the domain in From.</source>
        <translation>Prüfen Sie die Domain im Absender.</translation>
    </message>
    <message>
        <source>The sender&apos;s domain has declared that it takes no mail, so nobody could answer.</source>
        <translation>Die Domain des Absenders hat erklärt, dass sie keine E-Mail annimmt; niemand könnte antworten.</translation>
    </message>
    <message>
        <source>Choose a From that can be answered.</source>
        <translation>Wählen Sie einen Absender, dem man antworten kann.</translation>
    </message>
    <message>
        <source>It does not let this account send from this address.</source>
        <translation>Der Server lässt dieses Konto nicht von dieser Adresse senden.</translation>
    </message>
    <message>
        <source>Check From, or the account&apos;s user name.</source>
        <translation>Prüfen Sie den Absender oder den Benutzernamen des Kontos.</translation>
    </message>
    <message>
        <source>The sender&apos;s address or its domain has not been verified at this provider.</source>
        <translation>Die Adresse des Absenders oder ihre Domain ist bei diesem Anbieter nicht bestätigt.</translation>
    </message>
    <message>
        <source>Verify it in the provider&apos;s console, or choose another From.</source>
        <translation>Bestätigen Sie sie in der Konsole des Anbieters, oder wählen Sie einen anderen Absender.</translation>
    </message>
    <message>
        <source>The sender&apos;s address belongs to an account that has to sign in first.</source>
        <translation>Die Adresse des Absenders gehört zu einem Konto, das sich zuerst anmelden muss.</translation>
    </message>
    <message>
        <source>Check the sign-in settings of the account.</source>
        <translation>Prüfen Sie die Anmeldung in den Kontoeinstellungen.</translation>
    </message>
    <message>
        <source>It asked about the sender&apos;s address and learnt that no mail could go back there.</source>
        <translation>Der Server hat sich nach der Absenderadresse erkundigt und erfahren, dass dorthin keine E-Mail zurückkäme.</translation>
    </message>
    <message>
        <source>Check From; it must be a mailbox that exists.</source>
        <translation>Prüfen Sie den Absender; es muss ein Postfach sein, das es gibt.</translation>
    </message>
    <message>
        <source>It is still checking whether the address exists.</source>
        <translation>Der Server prüft noch, ob es die Adresse gibt.</translation>
    </message>
    <message>
        <source>Send it again later.</source>
        <translation>Senden Sie sie später noch einmal.</translation>
    </message>
    <message>
        <source>Something about the content is not right for it, and it does not say what.</source>
        <translation>Am Inhalt stört den Server etwas; er sagt nicht, was.</translation>
    </message>
    <message>
        <source>Send the content in a simpler form.</source>
        <translation>Senden Sie den Inhalt in einfacherer Form.</translation>
    </message>
    <message>
        <source>It does not take this kind of content.</source>
        <translation>Der Server nimmt diese Art Inhalt nicht an.</translation>
    </message>
    <message>
        <source>Leave the attachment out, or send it in another format.</source>
        <translation>Lassen Sie den Anhang weg, oder senden Sie ihn in einem anderen Format.</translation>
    </message>
    <message>
        <source>The content would have to be converted on the way, which is not allowed.</source>
        <translation>Der Inhalt müsste unterwegs umgewandelt werden, was nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>Send it as plain text, or in a common format.</source>
        <translation>Senden Sie ihn als einfachen Text oder in einem üblichen Format.</translation>
    </message>
    <message>
        <source>The content would have to be converted on the way, which the server cannot do.</source>
        <translation>Der Inhalt müsste unterwegs umgewandelt werden, was der Server nicht kann.</translation>
    </message>
    <message>
        <source>Send it in a format that needs no conversion.</source>
        <translation>Senden Sie ihn in einem Format, das keine Umwandlung braucht.</translation>
    </message>
    <message>
        <source>The content could only be converted with losses.</source>
        <translation>Der Inhalt ließe sich nur mit Verlusten umwandeln.</translation>
    </message>
    <message>
        <source>Send it in a more common format.</source>
        <translation>Senden Sie ihn in einem üblicheren Format.</translation>
    </message>
    <message>
        <source>Converting the content failed on the way.</source>
        <translation>Die Umwandlung des Inhalts ist unterwegs gescheitert.</translation>
    </message>
    <message>
        <source>Send it in another format.</source>
        <translation>Senden Sie ihn in einem anderen Format.</translation>
    </message>
    <message>
        <source>A content that the message refers to cannot be fetched there.</source>
        <translation>Ein Inhalt, auf den die Nachricht verweist, lässt sich dort nicht holen.</translation>
    </message>
    <message>
        <source>Show the server&apos;s answer to your provider.</source>
        <translation>Zeigen Sie die Antwort des Servers Ihrem Anbieter.</translation>
    </message>
    <message>
        <source>An address has letters beyond US-ASCII, which are not taken there.</source>
        <translation>Eine Adresse hat Buchstaben jenseits von US-ASCII, die dort nicht angenommen werden.</translation>
    </message>
    <message>
        <source>Use another address, if there is one.</source>
        <translation>Verwenden Sie eine andere Adresse, falls es eine gibt.</translation>
    </message>
    <message>
        <source>It could only answer in UTF-8, which was not asked for.</source>
        <translation>Der Server könnte nur in UTF-8 antworten, was nicht verlangt war.</translation>
    </message>
    <message>
        <source>A recipient&apos;s server does not take headers with letters beyond US-ASCII.</source>
        <translation>Der Server eines Empfängers nimmt keine Kopfzeilen mit Buchstaben jenseits von US-ASCII an.</translation>
    </message>
    <message>
        <source>Send to that recipient without such letters in names and addresses.</source>
        <translation>Senden Sie an diesen Empfänger ohne solche Buchstaben in Namen und Adressen.</translation>
    </message>
    <message>
        <source>The message breaks the rules for the form of mail.</source>
        <translation>Die Nachricht verstößt gegen die Regeln für die Form von E-Mail.</translation>
    </message>
    <message>
        <source>Make the message anew, and check its headers.</source>
        <translation>Erstellen Sie die Nachricht neu, und prüfen Sie ihre Kopfzeilen.</translation>
    </message>
    <message>
        <source>The message has no valid From, or more than one.</source>
        <translation>Die Nachricht hat keinen gültigen Absender oder mehr als einen.</translation>
    </message>
    <message>
        <source>The message has no valid Message-ID.</source>
        <translation>Die Nachricht hat keine gültige Message-ID.</translation>
    </message>
    <message>
        <source>Make the message anew.</source>
        <translation>Erstellen Sie die Nachricht neu.</translation>
    </message>
    <message>
        <source>The headers are larger than it takes.</source>
        <translation>Die Kopfzeilen sind größer, als der Server annimmt.</translation>
    </message>
    <message>
        <source>Send to fewer people at a time, or shorten the subject.</source>
        <translation>Senden Sie an weniger Menschen auf einmal, oder kürzen Sie den Betreff.</translation>
    </message>
    <message>
        <source>There are more attachments than it takes.</source>
        <translation>Es sind mehr Anhänge, als der Server annimmt.</translation>
    </message>
    <message>
        <source>Pack the attachments into one file.</source>
        <translation>Packen Sie die Anhänge in eine Datei.</translation>
    </message>
    <message>
        <source>An attachment is of a kind that it blocks for safety.</source>
        <translation>Ein Anhang ist von einer Art, die der Server aus Vorsicht sperrt.</translation>
    </message>
    <message>
        <source>Share that file by a link instead.</source>
        <translation>Geben Sie diese Datei stattdessen als Link weiter.</translation>
    </message>
    <message>
        <source>It found something harmful in the message.</source>
        <translation>Der Server hat in der Nachricht etwas Schädliches gefunden.</translation>
    </message>
    <message>
        <source>Check the attachments with a virus scanner.</source>
        <translation>Prüfen Sie die Anhänge mit einem Virenscanner.</translation>
    </message>
    <message>
        <source>It takes the message for spam.</source>
        <translation>Der Server hält die Nachricht für Spam.</translation>
    </message>
    <message>
        <source>Change text and links, or ask the recipient to let you in.</source>
        <translation>Ändern Sie Text und Links, oder bitten Sie den Empfänger, Sie zuzulassen.</translation>
    </message>
    <message>
        <source>Nothing takes connections on that port, or a firewall turns them away.</source>
        <translation>Auf diesem Port nimmt nichts Verbindungen an, oder eine Firewall weist sie ab.</translation>
    </message>
    <message>
        <source>Check server and port in the account.</source>
        <translation>Prüfen Sie Server und Port im Konto.</translation>
    </message>
    <message>
        <source>From this computer there is no way to the server.</source>
        <translation>Von diesem Rechner führt kein Weg zum Server.</translation>
    </message>
    <message>
        <source>Check the network connection.</source>
        <translation>Prüfen Sie die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>A firewall forbids this connection.</source>
        <translation>Eine Firewall verbietet diese Verbindung.</translation>
    </message>
    <message>
        <source>Allow Pillarbox in the firewall, or try another network.</source>
        <translation>Erlauben Sie Pillarbox in der Firewall, oder versuchen Sie es in einem anderen Netz.</translation>
    </message>
    <message>
        <source>This network seems to block port 25, as most networks do.</source>
        <translation>Dieses Netz scheint Port 25 zu sperren, wie die meisten Netze.</translation>
    </message>
    <message>
        <source>Choose port 587 or 465 in the account.</source>
        <translation>Wählen Sie im Konto Port 587 oder 465.</translation>
    </message>
    <message>
        <source>It offers only versions of TLS that are no longer safe.</source>
        <translation>Der Server bietet nur Fassungen von TLS an, die nicht mehr sicher sind.</translation>
    </message>
    <message>
        <source>Ask the provider for TLS 1.2 or newer.</source>
        <translation>Bitten Sie den Anbieter um TLS 1.2 oder neuer.</translation>
    </message>
    <message>
        <source>The two sides know no common cipher.</source>
        <translation>Die beiden Seiten kennen kein gemeinsames Verschlüsselungsverfahren.</translation>
    </message>
    <message>
        <source>Ask the provider which ciphers its server takes.</source>
        <translation>Fragen Sie den Anbieter, welche Verschlüsselungsverfahren sein Server annimmt.</translation>
    </message>
    <message>
        <source>The key of its encryption is too short to be safe.</source>
        <translation>Der Schlüssel seiner Verschlüsselung ist zu kurz, um sicher zu sein.</translation>
    </message>
    <message>
        <source>Ask the provider for a longer key.</source>
        <translation>Bitten Sie den Anbieter um einen längeren Schlüssel.</translation>
    </message>
    <message>
        <source>It signs its encryption by an algorithm that is no longer safe.</source>
        <translation>Der Server signiert seine Verschlüsselung mit einem Verfahren, das nicht mehr sicher ist.</translation>
    </message>
    <message>
        <source>Ask the provider for a newer signature.</source>
        <translation>Bitten Sie den Anbieter um eine neuere Signatur.</translation>
    </message>
    <message>
        <source>It wants an old form of TLS that an attacker could break into.</source>
        <translation>Der Server verlangt eine alte Form von TLS, in die ein Angreifer eindringen könnte.</translation>
    </message>
    <message>
        <source>Ask the provider to update the server.</source>
        <translation>Bitten Sie den Anbieter, den Server zu erneuern.</translation>
    </message>
    <message>
        <source>The connection was cut while the encryption was being agreed on.</source>
        <translation>Die Verbindung riss, während die Verschlüsselung vereinbart wurde.</translation>
    </message>
    <message>
        <source>Try another network.</source>
        <translation>Versuchen Sie es in einem anderen Netz.</translation>
    </message>
    <message>
        <source>It does not know the name by which it was called.</source>
        <translation>Der Server kennt den Namen nicht, unter dem er angesprochen wurde.</translation>
    </message>
    <message>
        <source>Check the server&apos;s name in the account.</source>
        <translation>Prüfen Sie den Namen des Servers im Konto.</translation>
    </message>
    <message>
        <source>An error inside the server kept the encryption from coming about.</source>
        <translation>Ein Fehler im Server verhinderte die Verschlüsselung.</translation>
    </message>
    <message>
        <source>Something is wrong with the mailbox, and it does not say what.</source>
        <translation>Mit dem Postfach stimmt etwas nicht; der Server sagt nicht, was.</translation>
    </message>
    <message>
        <source>Reach the recipient by other means.</source>
        <translation>Erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>The mailbox takes no mail at present.</source>
        <translation>Das Postfach nimmt zurzeit keine E-Mail an.</translation>
    </message>
    <message>
        <source>The mailbox has been switched off or given up.</source>
        <translation>Das Postfach wurde abgeschaltet oder aufgegeben.</translation>
    </message>
    <message>
        <source>Ask the recipient for an address in use.</source>
        <translation>Fragen Sie den Empfänger nach einer Adresse, die er benutzt.</translation>
    </message>
    <message>
        <source>The mailbox is not there or not open to you; it does not say which.</source>
        <translation>Das Postfach gibt es nicht, oder es steht Ihnen nicht offen; der Server sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>Check the address; if it is right, reach the recipient by other means.</source>
        <translation>Prüfen Sie die Adresse; ist sie richtig, erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>The mailbox is busy or locked just now.</source>
        <translation>Das Postfach ist gerade belegt oder gesperrt.</translation>
    </message>
    <message>
        <source>The mailbox is full.</source>
        <translation>Das Postfach ist voll.</translation>
    </message>
    <message>
        <source>Tell the recipient by other means, and send again once there is room.</source>
        <translation>Sagen Sie es dem Empfänger auf anderem Weg, und senden Sie erneut, sobald Platz ist.</translation>
    </message>
    <message>
        <source>Your own mailbox there is full, so nothing is sent for you.</source>
        <translation>Ihr eigenes Postfach dort ist voll, deshalb wird nichts für Sie gesendet.</translation>
    </message>
    <message>
        <source>Make room in your mailbox, then send again.</source>
        <translation>Schaffen Sie Platz in Ihrem Postfach, und senden Sie erneut.</translation>
    </message>
    <message>
        <source>The message is larger than this mailbox takes.</source>
        <translation>Die Nachricht ist größer, als dieses Postfach annimmt.</translation>
    </message>
    <message>
        <source>Make the attachments smaller.</source>
        <translation>Verkleinern Sie die Anhänge.</translation>
    </message>
    <message>
        <source>More mail is coming in for this recipient than is let through just now.</source>
        <translation>Für diesen Empfänger kommt gerade mehr E-Mail an, als durchgelassen wird.</translation>
    </message>
    <message>
        <source>The members of the mailing list cannot be found out.</source>
        <translation>Die Mitglieder der Verteilerliste lassen sich nicht ermitteln.</translation>
    </message>
    <message>
        <source>Ask whoever runs the list.</source>
        <translation>Fragen Sie die Betreuung der Liste.</translation>
    </message>
    <message>
        <source>The mailbox belongs to somebody else now.</source>
        <translation>Das Postfach gehört jetzt jemand anderem.</translation>
    </message>
    <message>
        <source>Ask the person you mean for the new address.</source>
        <translation>Fragen Sie die gemeinte Person nach der neuen Adresse.</translation>
    </message>
    <message>
        <source>The recipient&apos;s domain belongs to somebody else now.</source>
        <translation>Die Domain des Empfängers gehört jetzt jemand anderem.</translation>
    </message>
    <message>
        <source>Ask the recipient whether the address still holds.</source>
        <translation>Fragen Sie den Empfänger, ob die Adresse noch gilt.</translation>
    </message>
    <message>
        <source>Whether the mailbox still has the same owner could not be checked.</source>
        <translation>Ob das Postfach noch denselben Inhaber hat, ließ sich nicht prüfen.</translation>
    </message>
    <message>
        <source>Its rules for security forbid it, and it says no more.</source>
        <translation>Die Sicherheitsregeln des Servers verbieten es; mehr sagt er nicht.</translation>
    </message>
    <message>
        <source>Its rules or its spam filter forbid it.</source>
        <translation>Die Regeln oder der Spamfilter des Servers verbieten es.</translation>
    </message>
    <message>
        <source>The server is delaying mail from senders it does not know yet. Nothing is wrong.</source>
        <translation>Der Server verzögert E-Mail von Absendern, die er noch nicht kennt. Es ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>It does not pass on mail to this address for this account.</source>
        <translation>Der Server leitet für dieses Konto nichts an diese Adresse weiter.</translation>
    </message>
    <message>
        <source>You may not write to this mailing list.</source>
        <translation>Sie dürfen nicht an diese Verteilerliste schreiben.</translation>
    </message>
    <message>
        <source>Ask whoever runs the list to let you in.</source>
        <translation>Bitten Sie die Betreuung der Liste, Sie zuzulassen.</translation>
    </message>
    <message>
        <source>The recipient takes mail from within their own organisation only.</source>
        <translation>Der Empfänger nimmt nur E-Mail aus der eigenen Organisation an.</translation>
    </message>
    <message>
        <source>Ask the recipient to let you in.</source>
        <translation>Bitten Sie den Empfänger, Sie zuzulassen.</translation>
    </message>
    <message>
        <source>The recipient&apos;s side has blocked you or your provider.</source>
        <translation>Die Empfängerseite hat Sie oder Ihren Anbieter gesperrt.</translation>
    </message>
    <message>
        <source>Your own organisation forbids mail to this recipient.</source>
        <translation>Ihre eigene Organisation verbietet E-Mail an diesen Empfänger.</translation>
    </message>
    <message>
        <source>Ask your organisation&apos;s administrator.</source>
        <translation>Fragen Sie die Administration Ihrer Organisation.</translation>
    </message>
    <message>
        <source>A rule that an organisation has made forbids the message.</source>
        <translation>Eine Regel, die eine Organisation aufgestellt hat, verbietet die Nachricht.</translation>
    </message>
    <message>
        <source>Ask your administrator, or that of the recipient.</source>
        <translation>Fragen Sie Ihre Administration oder die des Empfängers.</translation>
    </message>
    <message>
        <source>Your organisation has not registered the sender&apos;s domain or address there.</source>
        <translation>Ihre Organisation hat die Domain oder Adresse des Absenders dort nicht eingetragen.</translation>
    </message>
    <message>
        <source>Ask your organisation&apos;s administrator to register it.</source>
        <translation>Bitten Sie die Administration Ihrer Organisation, sie einzutragen.</translation>
    </message>
    <message>
        <source>The provider has blocked this account for sending, because it suspects spam.</source>
        <translation>Der Anbieter hat dieses Konto für das Senden gesperrt, weil er Spam vermutet.</translation>
    </message>
    <message>
        <source>Change the password, then ask the provider to lift the block.</source>
        <translation>Ändern Sie das Passwort, und bitten Sie den Anbieter, die Sperre aufzuheben.</translation>
    </message>
    <message>
        <source>The account has no licence for sending there.</source>
        <translation>Das Konto hat dort keine Lizenz zum Senden.</translation>
    </message>
    <message>
        <source>Ask the administrator of the mailbox.</source>
        <translation>Fragen Sie die Administration des Postfachs.</translation>
    </message>
    <message>
        <source>It has slowed this account down after the same error came too often.</source>
        <translation>Der Server bremst dieses Konto, weil derselbe Fehler zu oft kam.</translation>
    </message>
    <message>
        <source>Put the error before this one right, then wait.</source>
        <translation>Beheben Sie den Fehler davor, und warten Sie dann.</translation>
    </message>
    <message>
        <source>Messages come faster than it allows for this account.</source>
        <translation>Es kommen mehr Nachrichten in kurzer Zeit, als der Server diesem Konto erlaubt.</translation>
    </message>
    <message>
        <source>The account has sent as much as it may for now.</source>
        <translation>Das Konto hat so viel gesendet, wie es vorerst darf.</translation>
    </message>
    <message>
        <source>Send it again tomorrow.</source>
        <translation>Senden Sie sie morgen noch einmal.</translation>
    </message>
    <message>
        <source>So much unwanted mail comes from your provider&apos;s servers that only little is let in.</source>
        <translation>Von den Servern Ihres Anbieters kommt so viel unerwünschte E-Mail, dass nur wenig durchgelassen wird.</translation>
    </message>
    <message>
        <source>Its users have complained about mail from your provider&apos;s servers or your domain.</source>
        <translation>Seine Nutzer haben sich über E-Mail von den Servern Ihres Anbieters oder Ihrer Domain beschwert.</translation>
    </message>
    <message>
        <source>The server or domain that the message came from has a bad name there.</source>
        <translation>Der Server oder die Domain, von der die Nachricht kam, hat dort einen schlechten Ruf.</translation>
    </message>
    <message>
        <source>The network address it came from is on a list of senders of spam.</source>
        <translation>Die Netzwerkadresse, von der sie kam, steht auf einer Liste von Spamversendern.</translation>
    </message>
    <message>
        <source>Show the answer to your provider, or try another network.</source>
        <translation>Zeigen Sie die Antwort Ihrem Anbieter, oder versuchen Sie es in einem anderen Netz.</translation>
    </message>
    <message>
        <source>It takes mail from mail servers only, not straight from a home or mobile network.</source>
        <translation>Der Server nimmt E-Mail nur von Mailservern an, nicht unmittelbar aus einem Heim- oder Mobilnetz.</translation>
    </message>
    <message>
        <source>Send through your own provider&apos;s server.</source>
        <translation>Senden Sie über den Server Ihres eigenen Anbieters.</translation>
    </message>
    <message>
        <source>The network address it came from has no name that leads back to it (reverse DNS).</source>
        <translation>Zur Netzwerkadresse, von der sie kam, gehört kein Name, der zu ihr zurückführt (Reverse DNS).</translation>
    </message>
    <message>
        <source>It does not take the message over IPv6 from there.</source>
        <translation>Der Server nimmt die Nachricht von dort nicht über IPv6 an.</translation>
    </message>
    <message>
        <source>It wants a valid signature of the sending domain (DKIM), and found none.</source>
        <translation>Der Server verlangt eine gültige Signatur der sendenden Domain (DKIM) und fand keine.</translation>
    </message>
    <message>
        <source>Check what the sender&apos;s domain publishes, or show the answer to whoever runs it.</source>
        <translation>Prüfen Sie, was die Domain des Absenders veröffentlicht, oder zeigen Sie die Antwort denen, die sie betreiben.</translation>
    </message>
    <message>
        <source>The signature of the message (DKIM) is valid, but of none that it accepts.</source>
        <translation>Die Signatur der Nachricht (DKIM) ist gültig, aber von niemandem, den der Server anerkennt.</translation>
    </message>
    <message>
        <source>The message is signed (DKIM), but not by the domain in From.</source>
        <translation>Die Nachricht ist signiert (DKIM), aber nicht von der Domain im Absender.</translation>
    </message>
    <message>
        <source>The sender&apos;s domain does not name this server as one of its own (SPF).</source>
        <translation>Die Domain des Absenders nennt diesen Server nicht als einen der ihren (SPF).</translation>
    </message>
    <message>
        <source>What the sender&apos;s domain says about its servers (SPF) cannot be read.</source>
        <translation>Was die Domain des Absenders über ihre Server sagt (SPF), ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The sender&apos;s domain does not vouch for this mail (SPF, DKIM or DMARC).</source>
        <translation>Die Domain des Absenders bürgt nicht für diese E-Mail (SPF, DKIM oder DMARC).</translation>
    </message>
    <message>
        <source>The sender&apos;s domain wants mail refused that it does not vouch for (DMARC), as this.</source>
        <translation>Die Domain des Absenders will, dass E-Mail abgelehnt wird, für die sie nicht bürgt (DMARC), wie diese.</translation>
    </message>
    <message>
        <source>Send through that domain&apos;s own server, or choose another From.</source>
        <translation>Senden Sie über den Server dieser Domain, oder wählen Sie einen anderen Absender.</translation>
    </message>
    <message>
        <source>The sender&apos;s domain publishes no policy for its mail (DMARC).</source>
        <translation>Die Domain des Absenders veröffentlicht keine Regel für ihre E-Mail (DMARC).</translation>
    </message>
    <message>
        <source>The domain in From is not the one that vouches for the message.</source>
        <translation>Die Domain im Absender ist nicht die, die für die Nachricht bürgt.</translation>
    </message>
    <message>
        <source>The record of the servers that it passed (ARC) does not hold.</source>
        <translation>Der Nachweis der Server, die sie durchlief (ARC), hält nicht.</translation>
    </message>
    <message>
        <source>It sees a flood of mail and lets no more in for now.</source>
        <translation>Der Server sieht eine Flut von E-Mail und lässt vorerst nichts mehr durch.</translation>
    </message>
    <message>
        <source>Encryption all the way was asked for, and a server on the way cannot promise it.</source>
        <translation>Verschlüsselung auf dem ganzen Weg war verlangt, und ein Server unterwegs kann sie nicht zusagen.</translation>
    </message>
    <message>
        <source>Take the wish back, or reach the recipient by other means.</source>
        <translation>Verzichten Sie darauf, oder erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>The message would have to be re-encrypted or re-signed on the way, which is not possible.</source>
        <translation>Die Nachricht müsste unterwegs neu verschlüsselt oder signiert werden, was nicht möglich ist.</translation>
    </message>
    <message>
        <source>Send it without encryption of the message.</source>
        <translation>Senden Sie sie ohne Verschlüsselung der Nachricht.</translation>
    </message>
    <message>
        <source>It cannot handle how the message is encrypted or signed.</source>
        <translation>Der Server kann mit der Verschlüsselung oder Signatur der Nachricht nicht umgehen.</translation>
    </message>
    <message>
        <source>Send it unencrypted or unsigned.</source>
        <translation>Senden Sie sie unverschlüsselt oder unsigniert.</translation>
    </message>
    <message>
        <source>It could not decrypt or verify the message.</source>
        <translation>Der Server konnte die Nachricht nicht entschlüsseln oder prüfen.</translation>
    </message>
    <message>
        <source>Ask the recipient which key is in use.</source>
        <translation>Fragen Sie den Empfänger, welcher Schlüssel gilt.</translation>
    </message>
    <message>
        <source>It does not know the algorithm by which the message is encrypted or signed.</source>
        <translation>Der Server kennt das Verfahren nicht, mit dem die Nachricht verschlüsselt oder signiert ist.</translation>
    </message>
    <message>
        <source>Encrypt or sign it by a more common algorithm.</source>
        <translation>Verschlüsseln oder signieren Sie sie mit einem üblicheren Verfahren.</translation>
    </message>
    <message>
        <source>The message was damaged or altered on the way.</source>
        <translation>Die Nachricht wurde unterwegs beschädigt oder verändert.</translation>
    </message>
    <message>
        <source>Only messages of a higher priority are taken just now.</source>
        <translation>Zurzeit werden nur Nachrichten höherer Priorität angenommen.</translation>
    </message>
    <message>
        <source>Send it later, or with a higher priority.</source>
        <translation>Senden Sie sie später oder mit höherer Priorität.</translation>
    </message>
    <message>
        <source>The message is too large for the priority it asks for.</source>
        <translation>Die Nachricht ist zu groß für die verlangte Priorität.</translation>
    </message>
    <message>
        <source>Send it with a lower priority, or make it smaller.</source>
        <translation>Senden Sie sie mit niedrigerer Priorität, oder verkleinern Sie sie.</translation>
    </message>
    <message>
        <source>The two programs did not understand each other.</source>
        <translation>Die beiden Programme haben sich nicht verstanden.</translation>
    </message>
    <message>
        <source>It did not understand or allow a command.</source>
        <translation>Der Server hat einen Befehl nicht verstanden oder nicht erlaubt.</translation>
    </message>
    <message>
        <source>It did not expect a command at this point.</source>
        <translation>Der Server hat einen Befehl an dieser Stelle nicht erwartet.</translation>
    </message>
    <message>
        <source>It could not read a command.</source>
        <translation>Der Server konnte einen Befehl nicht lesen.</translation>
    </message>
    <message>
        <source>A parameter of a command was not right for it.</source>
        <translation>Ein Parameter eines Befehls passte dem Server nicht.</translation>
    </message>
    <message>
        <source>It does not know a wish that went with an address.</source>
        <translation>Der Server kennt einen Wunsch nicht, der eine Adresse begleitete.</translation>
    </message>
    <message>
        <source>Take the wish back, or send through another server.</source>
        <translation>Verzichten Sie darauf, oder senden Sie über einen anderen Server.</translation>
    </message>
    <message>
        <source>It speaks another version of the mail protocol.</source>
        <translation>Der Server spricht eine andere Fassung des Mailprotokolls.</translation>
    </message>
    <message>
        <source>There are more recipients than it takes in one message.</source>
        <translation>Es sind mehr Empfänger, als der Server für eine Nachricht annimmt.</translation>
    </message>
    <message>
        <source>Send to fewer people at a time.</source>
        <translation>Senden Sie an weniger Menschen auf einmal.</translation>
    </message>
    <message>
        <source>It does not accept the name by which this computer introduces itself.</source>
        <translation>Der Server nimmt den Namen nicht an, mit dem sich dieser Rechner vorstellt.</translation>
    </message>
    <message>
        <source>Set another EHLO name in the account.</source>
        <translation>Stellen Sie im Konto einen anderen EHLO-Namen ein.</translation>
    </message>
    <message>
        <source>The message has line ends that mail does not allow.</source>
        <translation>Die Nachricht hat Zeilenenden, die E-Mail nicht erlaubt.</translation>
    </message>
    <message>
        <source>The server is busy or being serviced.</source>
        <translation>Der Server ist beschäftigt oder wird gewartet.</translation>
    </message>
    <message>
        <source>An error inside the server stopped it; such errors mostly pass.</source>
        <translation>Ein Fehler im Server selbst hielt ihn auf; solche Fehler gehen meist vorüber.</translation>
    </message>
    <message>
        <source>Something is wrong with the mail system, and it does not say what.</source>
        <translation>Mit dem Mailsystem stimmt etwas nicht; der Server sagt nicht, was.</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>Der Server hat keinen Platz mehr.</translation>
    </message>
    <message>
        <source>Tell your provider that the server is full.</source>
        <translation>Sagen Sie Ihrem Anbieter, dass der Server voll ist.</translation>
    </message>
    <message>
        <source>The server is short of memory or disk and takes no more for a while.</source>
        <translation>Dem Server fehlt es an Speicher oder Platz; er nimmt eine Weile nichts mehr an.</translation>
    </message>
    <message>
        <source>The mail system takes no messages at present.</source>
        <translation>Das Mailsystem nimmt zurzeit keine Nachrichten an.</translation>
    </message>
    <message>
        <source>This server takes no mail at all.</source>
        <translation>Dieser Server nimmt überhaupt keine E-Mail an.</translation>
    </message>
    <message>
        <source>The server lacks something that the message asks for.</source>
        <translation>Dem Server fehlt etwas, was die Nachricht verlangt.</translation>
    </message>
    <message>
        <source>The message is larger than the server takes.</source>
        <translation>Die Nachricht ist größer, als der Server annimmt.</translation>
    </message>
    <message>
        <source>The server is not set up correctly.</source>
        <translation>Der Server ist nicht richtig eingerichtet.</translation>
    </message>
    <message>
        <source>Too many connections to the server are open at once.</source>
        <translation>Es sind zu viele Verbindungen zum Server zugleich offen.</translation>
    </message>
    <message>
        <source>It hung up after too many commands that it had refused.</source>
        <translation>Der Server legte auf, nachdem er zu viele Befehle abgelehnt hatte.</translation>
    </message>
    <message>
        <source>It waited too long for the next part, and hung up.</source>
        <translation>Der Server wartete zu lange auf den nächsten Teil und legte auf.</translation>
    </message>
    <message>
        <source>It takes the recipients of one domain at a time.</source>
        <translation>Der Server nimmt die Empfänger nur einer Domain auf einmal an.</translation>
    </message>
    <message>
        <source>Send to the domains one after another.</source>
        <translation>Senden Sie an eine Domain nach der anderen.</translation>
    </message>
    <message>
        <source>Something went wrong on the way between two servers.</source>
        <translation>Auf dem Weg zwischen zwei Servern ging etwas schief.</translation>
    </message>
    <message>
        <source>The recipient&apos;s own server does not answer.</source>
        <translation>Der Server des Empfängers antwortet nicht.</translation>
    </message>
    <message>
        <source>The connection to the recipient&apos;s own server broke.</source>
        <translation>Die Verbindung zum Server des Empfängers riss ab.</translation>
    </message>
    <message>
        <source>A name server or directory that it needs does not answer.</source>
        <translation>Ein Namensserver oder Verzeichnis, das der Server braucht, antwortet nicht.</translation>
    </message>
    <message>
        <source>It finds no way to a mail server for the address.</source>
        <translation>Der Server findet keinen Weg zu einem Mailserver für die Adresse.</translation>
    </message>
    <message>
        <source>The mail system is congested.</source>
        <translation>Das Mailsystem ist überlastet.</translation>
    </message>
    <message>
        <source>The message went round in circles between servers.</source>
        <translation>Die Nachricht lief zwischen Servern im Kreis.</translation>
    </message>
    <message>
        <source>Tell the recipient that a forwarding leads back to itself.</source>
        <translation>Sagen Sie dem Empfänger, dass eine Weiterleitung im Kreis führt.</translation>
    </message>
    <message>
        <source>Handing it on was tried for too long, and given up.</source>
        <translation>Die Weitergabe wurde zu lange versucht und aufgegeben.</translation>
    </message>
    <message>
        <source>Send it again, or reach the recipient by other means.</source>
        <translation>Senden Sie sie noch einmal, oder erreichen Sie den Empfänger auf anderem Weg.</translation>
    </message>
    <message>
        <source>The recipient&apos;s own server takes no encryption, and nothing goes there without.</source>
        <translation>Der Server des Empfängers nimmt keine Verschlüsselung an, und ohne geht nichts dorthin.</translation>
    </message>
    <message>
        <source>Tell the recipient&apos;s side that their server lacks TLS.</source>
        <translation>Sagen Sie der Empfängerseite, dass ihrem Server TLS fehlt.</translation>
    </message>
    <message>
        <source>The certificate of the recipient&apos;s own server is not valid.</source>
        <translation>Das Zertifikat des Servers des Empfängers ist nicht gültig.</translation>
    </message>
    <message>
        <source>Tell the recipient&apos;s side about their certificate.</source>
        <translation>Sagen Sie der Empfängerseite, was mit ihrem Zertifikat ist.</translation>
    </message>
    <message>
        <source>The recipient&apos;s domain does not prove which server is its own (DNSSEC, DANE).</source>
        <translation>Die Domain des Empfängers weist nicht nach, welcher Server ihrer ist (DNSSEC, DANE).</translation>
    </message>
    <message>
        <source>Tell the recipient&apos;s side about their DNS records.</source>
        <translation>Sagen Sie der Empfängerseite, was mit ihren DNS-Einträgen ist.</translation>
    </message>
    <message>
        <source>User name or password are wrong, or the provider wants an app password.</source>
        <translation>Benutzername oder Passwort sind falsch, oder der Anbieter verlangt ein App-Passwort.</translation>
    </message>
    <message>
        <source>Enter the password again.</source>
        <translation>Geben Sie das Passwort erneut ein.</translation>
    </message>
    <message>
        <source>The provider wants a password made for this program, not the one for its web page.</source>
        <translation>Der Anbieter verlangt ein Passwort, das für dieses Programm gemacht ist, nicht das der Webseite.</translation>
    </message>
    <message>
        <source>Make an app password on the provider&apos;s web page, and enter it here.</source>
        <translation>Erstellen Sie auf der Webseite des Anbieters ein App-Passwort, und geben Sie es hier ein.</translation>
    </message>
    <message>
        <source>The provider wants to see you sign in on its web page first.</source>
        <translation>Der Anbieter verlangt, dass Sie sich zuerst auf seiner Webseite anmelden.</translation>
    </message>
    <message>
        <source>Sign in there by browser, then try again.</source>
        <translation>Melden Sie sich dort im Browser an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The provider takes no passwords from mail programs any more.</source>
        <translation>Der Anbieter nimmt von Mailprogrammen keine Passwörter mehr an.</translation>
    </message>
    <message>
        <source>Sign in by browser (OAuth) in the account.</source>
        <translation>Melden Sie sich im Konto über den Browser an (OAuth).</translation>
    </message>
    <message>
        <source>Sending by mail programs is switched off for this mailbox.</source>
        <translation>Das Senden durch Mailprogramme ist für dieses Postfach abgeschaltet.</translation>
    </message>
    <message>
        <source>Sending by mail programs is switched off for your whole organisation.</source>
        <translation>Das Senden durch Mailprogramme ist für Ihre ganze Organisation abgeschaltet.</translation>
    </message>
    <message>
        <source>Ask your organisation&apos;s administrator to allow it.</source>
        <translation>Bitten Sie die Administration Ihrer Organisation, es zu erlauben.</translation>
    </message>
    <message>
        <source>The security defaults of your organisation forbid signing in this way.</source>
        <translation>Die Sicherheitsstandards Ihrer Organisation verbieten diese Anmeldung.</translation>
    </message>
    <message>
        <source>Ask your organisation&apos;s administrator for a way in.</source>
        <translation>Fragen Sie die Administration Ihrer Organisation nach einem Zugang.</translation>
    </message>
    <message>
        <source>A condition that your organisation sets for signing in is not met.</source>
        <translation>Eine Bedingung, die Ihre Organisation für die Anmeldung stellt, ist nicht erfüllt.</translation>
    </message>
    <message>
        <source>Ask your organisation&apos;s administrator which one.</source>
        <translation>Fragen Sie die Administration Ihrer Organisation, welche.</translation>
    </message>
    <message>
        <source>It wants a sign-in before it takes mail.</source>
        <translation>Der Server verlangt eine Anmeldung, bevor er E-Mail annimmt.</translation>
    </message>
    <message>
        <source>It wants encryption before anything else.</source>
        <translation>Der Server verlangt vor allem anderen Verschlüsselung.</translation>
    </message>
    <message>
        <source>Choose STARTTLS or TLS in the account.</source>
        <translation>Wählen Sie im Konto STARTTLS oder TLS.</translation>
    </message>
    <message>
        <source>This way of signing in is allowed over an encrypted connection only.</source>
        <translation>Diese Art der Anmeldung ist nur über eine verschlüsselte Verbindung erlaubt.</translation>
    </message>
    <message>
        <source>Choose an encrypted connection in the account.</source>
        <translation>Wählen Sie im Konto eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>This way of signing in is too weak for it.</source>
        <translation>Diese Art der Anmeldung ist dem Server zu schwach.</translation>
    </message>
    <message>
        <source>Choose a stronger sign-in method in the account.</source>
        <translation>Wählen Sie im Konto ein stärkeres Anmeldeverfahren.</translation>
    </message>
    <message>
        <source>It does not know this way of signing in.</source>
        <translation>Der Server kennt diese Art der Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Choose another sign-in method in the account.</source>
        <translation>Wählen Sie im Konto ein anderes Anmeldeverfahren.</translation>
    </message>
    <message>
        <source>It must see the password once before this way of signing in works.</source>
        <translation>Der Server muss das Passwort einmal sehen, bevor diese Art der Anmeldung geht.</translation>
    </message>
    <message>
        <source>Sign in once with the method PLAIN.</source>
        <translation>Melden Sie sich einmal mit dem Verfahren PLAIN an.</translation>
    </message>
    <message>
        <source>What was sent for signing in is longer than it takes.</source>
        <translation>Was zur Anmeldung gesendet wurde, ist länger, als der Server annimmt.</translation>
    </message>
    <message>
        <source>It takes no sign-in on this port.</source>
        <translation>Auf diesem Port nimmt der Server keine Anmeldung an.</translation>
    </message>
    <message>
        <source>The account has been switched off there.</source>
        <translation>Das Konto wurde dort abgeschaltet.</translation>
    </message>
    <message>
        <source>Ask the provider to switch the account on.</source>
        <translation>Bitten Sie den Anbieter, das Konto einzuschalten.</translation>
    </message>
    <message>
        <source>The account behind these credentials has not signed up for this service.</source>
        <translation>Das Konto zu diesen Zugangsdaten ist für diesen Dienst nicht angemeldet.</translation>
    </message>
    <message>
        <source>Sign up in the provider&apos;s console.</source>
        <translation>Melden Sie sich in der Konsole des Anbieters dafür an.</translation>
    </message>
    <message>
        <source>The user of these credentials has no right to send from this address.</source>
        <translation>Wer zu diesen Zugangsdaten gehört, darf nicht von dieser Adresse senden.</translation>
    </message>
    <message>
        <source>Grant it in the provider&apos;s console.</source>
        <translation>Erteilen Sie es in der Konsole des Anbieters.</translation>
    </message>
    <message>
        <source>Too many sign-ins failed, so it lets nobody in for a while.</source>
        <translation>Zu viele Anmeldungen sind gescheitert; der Server lässt eine Weile niemanden ein.</translation>
    </message>
    <message>
        <source>Wait, then check the password before the next try.</source>
        <translation>Warten Sie, und prüfen Sie vor dem nächsten Versuch das Passwort.</translation>
    </message>
    <message>
        <source>It cannot check passwords just now.</source>
        <translation>Der Server kann Passwörter gerade nicht prüfen.</translation>
    </message>
    <message>
        <source>Its encryption is out of order.</source>
        <translation>Seine Verschlüsselung ist gestört.</translation>
    </message>
    <message>
        <source>Two servers there do not trust each other.</source>
        <translation>Zwei Server dort vertrauen einander nicht.</translation>
    </message>
    <message>
        <source>The sign-in was broken off before its end.</source>
        <translation>Die Anmeldung wurde vor dem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>It is a refusal for good, with a code that says no more.</source>
        <translation>Es ist eine endgültige Ablehnung mit einem Code, der nicht mehr sagt.</translation>
    </message>
    <message>
        <source>It is a refusal for now, with a code that says no more.</source>
        <translation>Es ist eine vorläufige Ablehnung mit einem Code, der nicht mehr sagt.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Send &amp;Now</source>
        <translation>&amp;Jetzt senden</translation>
    </message>
    <message>
        <source>Send Agai&amp;n to Refused…</source>
        <translation>An Abgelehnte erneut &amp;senden…</translation>
    </message>
    <message>
        <source>Mar&amp;k as Sent</source>
        <translation>Als &amp;gesendet markieren</translation>
    </message>
    <message>
        <source>Enter &amp;Password…</source>
        <translation>&amp;Passwort eingeben…</translation>
    </message>
    <message>
        <source>Check Account Settin&amp;gs…</source>
        <translation>Kontoe&amp;instellungen prüfen…</translation>
    </message>
    <message>
        <source>Conti&amp;nue Writing</source>
        <translation>&amp;Weiterschreiben</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit as New</source>
        <translation>Als neu &amp;bearbeiten</translation>
    </message>
    <message>
        <source>H&amp;old</source>
        <translation>Anhal&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>&amp;Cancel Sending</source>
        <translation>Senden abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Cop&amp;y Report</source>
        <translation>Bericht k&amp;opieren</translation>
    </message>
    <message>
        <source>Attempt &amp;Log</source>
        <translation>&amp;Versuchsprotokoll</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>Expo&amp;rtieren…</translation>
    </message>
    <message>
        <source>Res&amp;chedule…</source>
        <translation>Ne&amp;u planen…</translation>
    </message>
    <message>
        <source>&amp;Check…</source>
        <translation>Prü&amp;fen…</translation>
    </message>
    <message>
        <source>Send Aga&amp;in</source>
        <translation>Erneut s&amp;enden</translation>
    </message>
    <message>
        <source>&amp;Send Through…</source>
        <translation>Senden &amp;über…</translation>
    </message>
    <message>
        <source>&amp;Unlock Keychain…</source>
        <translation>Schlüsselbund &amp;entsperren…</translation>
    </message>
    <message>
        <source>&amp;Test Connection…</source>
        <translation>Verbindung &amp;testen…</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--address is missing.</source>
        <translation>--address fehlt.</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>Unerwartetes Argument „%1“.</translation>
    </message>
    <message>
        <source>Give --detect, or --host, --port and --security.</source>
        <translation>Anzugeben ist --detect oder --host, --port und --security.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of tls, starttls and none.</source>
        <translation>„%1“ ist weder tls noch starttls noch none.</translation>
    </message>
    <message>
        <source>--auth has no use without --user.</source>
        <translation>--auth ist ohne --user zwecklos.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an e-mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Name and label cannot hold control characters.</source>
        <translation>Name und Bezeichnung dürfen keine Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>There is an account &quot;%1&quot; already.</source>
        <translation>Ein Konto „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; was added.</source>
        <translation>Das Konto „%1“ wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Stopped; nothing was stored.</source>
        <translation>Abgebrochen; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no command of account.</source>
        <translation>„%1“ ist kein Befehl von account.</translation>
    </message>
    <message>
        <source>Give the label of one account.</source>
        <translation>Anzugeben ist die Bezeichnung eines Kontos.</translation>
    </message>
    <message>
        <source>--password-env or --password-stdin is missing.</source>
        <translation>--password-env oder --password-stdin fehlt.</translation>
    </message>
    <message>
        <source>There is no account yet.</source>
        <translation>Es gibt noch kein Konto.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; was removed.</source>
        <translation>Das Konto „%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>%1 accepted the sign-in of %2.</source>
        <translation>%1 hat die Anmeldung von %2 angenommen.</translation>
    </message>
    <message>
        <source>%1 answers; nobody signs in for this account.</source>
        <translation>%1 antwortet; dieses Konto sendet ohne Anmeldung.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Unknown option %1.</source>
        <translation>Unbekannte Option %1.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 nimmt keinen Wert an.</translation>
    </message>
    <message>
        <source>%1 may be given only once.</source>
        <translation>%1 darf nur einmal angegeben werden.</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other.</source>
        <translation>%1 und %2 schließen einander aus.</translation>
    </message>
    <message>
        <source>--profile needs a directory.</source>
        <translation>--profile braucht ein Verzeichnis.</translation>
    </message>
    <message>
        <source>--profile may be given only once, before the command.</source>
        <translation>--profile darf nur einmal angegeben werden, vor dem Befehl.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no command of Pillarbox.</source>
        <translation>„%1“ ist kein Befehl von Pillarbox.</translation>
    </message>
    <message>
        <source>--sandbox brings its own profile; --profile cannot be given with it.</source>
        <translation>--sandbox bringt ein eigenes Profil mit; --profile geht nicht zugleich.</translation>
    </message>
    <message>
        <source>Try: %1 --help</source>
        <translation>Hilfe: %1 --help</translation>
    </message>
    <message>
        <source>A subject cannot hold line breaks or other control characters.</source>
        <translation>Ein Betreff darf keine Zeilenumbrüche oder anderen Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The message was deleted.</source>
        <translation>Die Nachricht wurde gelöscht.</translation>
    </message>
    <message>
        <source>The message was written to %1.</source>
        <translation>Die Nachricht wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>The message is on hold in the outbox; nothing was sent.</source>
        <translation>Die Nachricht ist im Postausgang angehalten; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no command of outbox.</source>
        <translation>„%1“ ist kein Befehl von outbox.</translation>
    </message>
    <message>
        <source>Give the id of one message.</source>
        <translation>Anzugeben ist die Kennung einer Nachricht.</translation>
    </message>
    <message>
        <source>Give the id of one message and a file.</source>
        <translation>Anzugeben sind die Kennung einer Nachricht und eine Datei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id; &quot;pillarbox outbox list&quot; shows them.</source>
        <translation>„%1“ ist keine Kennung; „pillarbox outbox list“ zeigt sie.</translation>
    </message>
    <message>
        <source>Give at least one file.</source>
        <translation>Anzugeben ist mindestens eine Datei.</translation>
    </message>
    <message>
        <source>Only one thing can be read from standard input.</source>
        <translation>Von der Standardeingabe kann nur eines gelesen werden.</translation>
    </message>
    <message>
        <source>The outbox is empty.</source>
        <translation>Der Postausgang ist leer.</translation>
    </message>
    <message>
        <source>Another process sends what is in this outbox.</source>
        <translation>Ein anderer Prozess sendet, was in diesem Postausgang liegt.</translation>
    </message>
    <message>
        <source>Sent: %1, failed: %2, unknown: %3.</source>
        <translation>Gesendet: %1, fehlgeschlagen: %2, ungewiss: %3.</translation>
    </message>
    <message>
        <source>--user needs --password-env or --password-stdin.</source>
        <translation>--user braucht --password-env oder --password-stdin.</translation>
    </message>
    <message>
        <source>A password without --user has no use.</source>
        <translation>Ein Passwort ist ohne --user zwecklos.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set or empty.</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt oder leer.</translation>
    </message>
    <message>
        <source>No password came from standard input.</source>
        <translation>Von der Standardeingabe kam kein Passwort.</translation>
    </message>
    <message>
        <source>The password holds a NUL, which no server takes.</source>
        <translation>Das Passwort enthält ein NUL-Zeichen, das kein Server annimmt.</translation>
    </message>
    <message>
        <source>Give one host or one e-mail address.</source>
        <translation>Anzugeben ist ein Rechnername oder eine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>%1 works on port %2 with %3; nothing to do.</source>
        <translation>%1 funktioniert auf Port %2 mit %3; nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 works on port %2 with %3; without success: %4.</source>
        <translation>%1 funktioniert auf Port %2 mit %3; ohne Erfolg: %4.</translation>
    </message>
    <message>
        <source>%1 answers, but offers no encryption: mail and passwords would travel in the clear, which is not safe.</source>
        <translation>%1 antwortet, bietet aber keine Verschlüsselung an: E-Mail und Passwörter gingen im Klartext über die Leitung, das ist nicht sicher.</translation>
    </message>
    <message>
        <source>%1 answers, but no connection to it could be verified; it is not safe to use as it is.</source>
        <translation>%1 antwortet, aber keine Verbindung ließ sich überprüfen; so ist die Benutzung nicht sicher.</translation>
    </message>
    <message>
        <source>No mail service that can be used answered at %1.</source>
        <translation>Unter %1 antwortete kein brauchbarer Maildienst.</translation>
    </message>
    <message>
        <source>no encryption</source>
        <translation>ohne Verschlüsselung</translation>
    </message>
    <message>
        <source>ok in %1 ms</source>
        <translation>in Ordnung nach %1 ms</translation>
    </message>
    <message>
        <source>offers %1</source>
        <translation>bietet %1</translation>
    </message>
    <message>
        <source>There is no account yet; &quot;pillarbox account add&quot; makes one.</source>
        <translation>Es gibt noch kein Konto; „pillarbox account add“ legt eines an.</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot;.</source>
        <translation>Ein Konto „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The accounts cannot be read.</source>
        <translation>Die Konten können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The accounts cannot be written.</source>
        <translation>Die Konten können nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>There is an account of this label already.</source>
        <translation>Ein Konto mit dieser Bezeichnung gibt es schon.</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>Dieses Konto gibt es nicht.</translation>
    </message>
    <message>
        <source>The accounts cannot be used.</source>
        <translation>Die Konten sind nicht benutzbar.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port; a port is a number from 1 to 65535.</source>
        <translation>„%1“ ist kein Port; ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time; give seconds, more than 0.</source>
        <translation>„%1“ ist keine Zeit; anzugeben sind Sekunden, mehr als 0.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of auto, tls, starttls and none.</source>
        <translation>„%1“ ist weder auto noch tls, starttls oder none.</translation>
    </message>
    <message>
        <source>%1 belongs to --host; an account brings its own.</source>
        <translation>%1 gehört zu --host; ein Konto bringt das Eigene mit.</translation>
    </message>
    <message>
        <source>%1 needs an account; with --host there is no outbox.</source>
        <translation>%1 braucht ein Konto; mit --host gibt es keinen Postausgang.</translation>
    </message>
    <message>
        <source>--host is empty.</source>
        <translation>--host ist leer.</translation>
    </message>
    <message>
        <source>--from is missing.</source>
        <translation>--from fehlt.</translation>
    </message>
    <message>
        <source>No recipient was given: --to, --cc or --bcc.</source>
        <translation>Kein Empfänger angegeben: --to, --cc oder --bcc.</translation>
    </message>
    <message numerus="yes">
        <source>Accepted by %1 for %n recipient(s).</source>
        <translation>
            <numerusform>Angenommen von %1 für %n Empfänger.</numerusform>
            <numerusform>Angenommen von %1 für %n Empfänger.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 accepted the message for %2 of %3 recipients.</source>
        <translation>%1 hat die Nachricht für %2 von %3 Empfängern angenommen.</translation>
    </message>
    <message>
        <source>Refused: %1 (%2).</source>
        <translation>Abgelehnt: %1 (%2).</translation>
    </message>
    <message>
        <source>The message is in the outbox.</source>
        <translation>Die Nachricht ist im Postausgang.</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; sends without signing in.</source>
        <translation>Das Konto „%1“ sendet ohne Anmeldung.</translation>
    </message>
    <message>
        <source>The password of &quot;%1&quot; is in the keychain.</source>
        <translation>Das Passwort von „%1“ ist im Schlüsselbund.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>Argument %1 is not valid UTF-8.</source>
        <translation>Argument %1 ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The result could not be written to standard output: %1</source>
        <translation>Das Ergebnis konnte nicht auf die Standardausgabe geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Not finished: another endpoint was quicker.</source>
        <translation>Nicht beendet: Ein anderer Endpunkt war schneller.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host name: spaces, control characters and invisible ones cannot stand in it.</source>
        <translation>„%1“ ist kein Rechnername: Leerzeichen, Steuerzeichen und unsichtbare Zeichen können darin nicht stehen.</translation>
    </message>
    <message>
        <source>--client-cert and --client-key go together.</source>
        <translation>--client-cert und --client-key gehören zusammen.</translation>
    </message>
    <message>
        <source>--proxy takes socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none; a password does not belong there.</source>
        <translation>--proxy nimmt socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system oder none; ein Passwort gehört nicht dorthin.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The key in %1 does not belong to the certificate in %2.</source>
        <translation>Der Schlüssel in %1 gehört nicht zum Zertifikat in %2.</translation>
    </message>
    <message>
        <source>--auth does not know %1, but %2.</source>
        <translation>--auth kennt %1 nicht, aber %2.</translation>
    </message>
    <message>
        <source>%1 does not offer %2; the message went without.</source>
        <translation>%1 bietet %2 nicht an; die Nachricht ging ohne.</translation>
    </message>
    <message>
        <source>--dsn %1: give never, or some of success, failure and delay, separated by commas.</source>
        <translation>--dsn %1: never angeben, oder einige von success, failure und delay, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>--dsn-return %1: give full or headers.</source>
        <translation>--dsn-return %1: full oder headers angeben.</translation>
    </message>
    <message>
        <source>--envid: give 1 to 100 characters of ASCII, none of them a control character.</source>
        <translation>--envid: 1 bis 100 ASCII-Zeichen angeben, kein Steuerzeichen darunter.</translation>
    </message>
    <message>
        <source>%1 %2: give seconds, 1 to 999999999.</source>
        <translation>%1 %2: Sekunden angeben, 1 bis 999999999.</translation>
    </message>
    <message>
        <source>--hold-until %1: give a time in UTC, like 2026-03-02T14:00:00Z.</source>
        <translation>--hold-until %1: eine Zeit in UTC angeben, wie 2026-03-02T14:00:00Z.</translation>
    </message>
    <message>
        <source>--deliver-by %1: after the seconds comes :return or :notify.</source>
        <translation>--deliver-by %1: nach den Sekunden kommt :return oder :notify.</translation>
    </message>
    <message>
        <source>--priority %1: give a number from -9 to 9.</source>
        <translation>--priority %1: eine Zahl von -9 bis 9 angeben.</translation>
    </message>
    <message>
        <source>The rest of Pillarbox cannot be started: %1</source>
        <translation>Der übrige Teil von Pillarbox lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>Not sent to %1.</source>
        <translation>Nicht gesendet an %1.</translation>
    </message>
    <message>
        <source>%1 takes a whole number from 1.</source>
        <translation>%1 verlangt eine ganze Zahl ab 1.</translation>
    </message>
    <message>
        <source>The account of this message is no longer there.</source>
        <translation>Das Konto dieser Nachricht gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation>Sagen Sie, was zu suchen ist.</translation>
    </message>
    <message>
        <source>No message was found.</source>
        <translation>Keine Nachricht gefunden.</translation>
    </message>
    <message>
        <source>This is no message: its header has no end.</source>
        <translation>Das ist keine Nachricht: Ihr Kopf hat kein Ende.</translation>
    </message>
    <message>
        <source>Standard input cannot be read: %1</source>
        <translation>Die Standardeingabe ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The message cannot be kept: %1</source>
        <translation>Die Nachricht kann nicht aufbewahrt werden: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an e-mail address: it has no domain. (For cron: MAILTO=name@example.org)</source>
        <translation>„%1“ ist keine E-Mail-Adresse: Die Domain fehlt. (Für cron: MAILTO=name@example.org)</translation>
    </message>
    <message>
        <source>No recipient was given.</source>
        <translation>Kein Empfänger ist angegeben.</translation>
    </message>
    <message>
        <source>%1 is none of this command&apos;s; &quot;pillarbox outbox&quot; lists the queue and runs it.</source>
        <translation>%1 gehört nicht zu diesem Befehl; „pillarbox outbox“ zeigt die Warteschlange und arbeitet sie ab.</translation>
    </message>
    <message>
        <source>-R %1: give full or hdrs.</source>
        <translation>-R %1: Geben Sie full oder hdrs an.</translation>
    </message>
    <message>
        <source>--transcript has no use with %1: no attempt is made.</source>
        <translation>--transcript hat mit %1 keinen Sinn: Es gibt keinen Versuch.</translation>
    </message>
    <message>
        <source>The message is in the outbox and goes out at %1.</source>
        <translation>Die Nachricht liegt im Postausgang und geht um %1 hinaus.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; has no limits.</source>
        <translation>Das Konto „%1“ hat keine Grenzen.</translation>
    </message>
    <message>
        <source>The limits of &quot;%1&quot; hold from now on.</source>
        <translation>Die Grenzen von „%1“ gelten ab jetzt.</translation>
    </message>
    <message>
        <source>--at %1: give a time like 14:00, 2026-03-02T14:00 or 2026-03-02T14:00+01:00.</source>
        <translation>--at %1: Geben Sie eine Zeit wie 14:00, 2026-03-02T14:00 oder 2026-03-02T14:00+01:00 an.</translation>
    </message>
    <message>
        <source>--at %1: that time has passed.</source>
        <translation>--at %1: Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>--at %1: there is no such time on that day, the clocks go forward.</source>
        <translation>--at %1: Diese Zeit gibt es an dem Tag nicht, die Uhren werden vorgestellt.</translation>
    </message>
    <message>
        <source>This computer must be on then; %1 can keep it itself: --hold-until %2 instead of --at.</source>
        <translation>Dieser Rechner muss dann eingeschaltet sein; %1 kann die Nachricht selbst aufbewahren: --hold-until %2 statt --at.</translation>
    </message>
    <message>
        <source>Give at least one limit: a number, or none to lift it.</source>
        <translation>Geben Sie mindestens eine Grenze an: eine Zahl, oder none, um sie aufzuheben.</translation>
    </message>
    <message>
        <source>standard output: %1</source>
        <translation>Standardausgabe: %1</translation>
    </message>
    <message>
        <source>Standard output takes either the message or --json.</source>
        <translation>Die Standardausgabe nimmt entweder die Nachricht oder --json auf.</translation>
    </message>
    <message>
        <source>It names whom this message did not go to: %1.</source>
        <translation>Er nennt jemanden, an den diese Nachricht nicht ging: %1.</translation>
    </message>
    <message numerus="yes">
        <source>It names whom this message did not go to: %1 and %n more.</source>
        <translation>
            <numerusform>Er nennt Adressen, an die diese Nachricht nicht ging: %1 und %n weitere.</numerusform>
            <numerusform>Er nennt Adressen, an die diese Nachricht nicht ging: %1 und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>It says nothing of any of the message&apos;s recipients; nothing was changed.</source>
        <translation>Er sagt über keinen der Empfänger der Nachricht etwas; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This was known already; nothing was changed.</source>
        <translation>Das war schon bekannt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nothing was looked for: there is no word and no sign in it.</source>
        <translation>Es wurde nichts gesucht: Es ist weder ein Wort noch ein Zeichen darin.</translation>
    </message>
    <message>
        <source>Say which account with --account.</source>
        <translation>Nennen Sie mit --account das Konto.</translation>
    </message>
    <message>
        <source>The profile cannot be written: %1.</source>
        <translation>Das Profil ist nicht beschreibbar: %1.</translation>
    </message>
    <message>
        <source>The file of the accounts was damaged and has been set aside beside it, as accounts.json.damaged. Put it right, or add the accounts again with &quot;pillarbox account add&quot;.</source>
        <translation>Die Datei der Konten war beschädigt und wurde daneben als accounts.json.damaged beiseitegelegt. Bringen Sie sie in Ordnung, oder fügen Sie die Konten mit „pillarbox account add“ wieder hinzu.</translation>
    </message>
    <message>
        <source>The header %1 is neither US-ASCII nor UTF-8; write it in UTF-8, or encode it (RFC 2047).</source>
        <translation>Die Kopfzeile %1 ist weder US-ASCII noch UTF-8; schreiben Sie sie in UTF-8, oder kodieren Sie sie (RFC 2047).</translation>
    </message>
    <message>
        <source>--at %1: the time zone set here (TZ) is not known; say which, as in 2026-03-02T14:00+01:00.</source>
        <translation>--at %1: Die hier gesetzte Zeitzone (TZ) ist unbekannt; nennen Sie sie, wie in 2026-03-02T14:00+01:00.</translation>
    </message>
    <message>
        <source>%1 takes no mail from mail programs.</source>
        <translation>%1 nimmt keine Nachrichten von Mailprogrammen an.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a name server.</source>
        <translation>„%1“ ist keine Adresse eines Nameservers.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither an https address nor &quot;none&quot;.</source>
        <translation>„%1“ ist weder eine https-Adresse noch „none“.</translation>
    </message>
    <message>
        <source>names %1</source>
        <translation>nennt %1</translation>
    </message>
    <message>
        <source>knows nothing</source>
        <translation>weiß nichts</translation>
    </message>
    <message>
        <source>no answer within %1 ms</source>
        <translation>keine Antwort innerhalb von %1 ms</translation>
    </message>
    <message>
        <source>not waited for</source>
        <translation>nicht abgewartet</translation>
    </message>
    <message>
        <source>says that there is no submission</source>
        <translation>sagt, dass dort nichts eingeliefert werden kann</translation>
    </message>
    <message>
        <source>could not be asked: %1</source>
        <translation>konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>its answer cannot be used: %1</source>
        <translation>die Antwort ist unbrauchbar: %1</translation>
    </message>
    <message>
        <source>Only a DNS record that leads out of the domain names %1, and such a record can be forged. If it is your server, give it as --host %1 --port %2 --security %3.</source>
        <translation>Nur ein DNS-Eintrag, der aus der Domain herausführt, nennt %1, und ein solcher Eintrag kann gefälscht sein. Wenn es Ihr Server ist, geben Sie ihn mit --host %1 --port %2 --security %3 an.</translation>
    </message>
    <message>
        <source>Give the label of one account and its new place, from 1.</source>
        <translation>Geben Sie die Bezeichnung eines Kontos und seinen neuen Platz an, ab 1.</translation>
    </message>
    <message>
        <source>Give one file at most.</source>
        <translation>Geben Sie höchstens eine Datei an.</translation>
    </message>
    <message>
        <source>Give one file, or --from with thunderbird, msmtp or mutt.</source>
        <translation>Geben Sie eine Datei an, oder --from mit thunderbird, msmtp oder mutt.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; stands at place %2.</source>
        <translation>Das Konto „%1“ steht auf Platz %2.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; is the default now.</source>
        <translation>Das Konto „%1“ ist jetzt das Standardkonto.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>It has no password yet; &quot;pillarbox account set-password&quot; stores one.</source>
        <translation>Es hat noch kein Passwort; „pillarbox account set-password“ speichert eines.</translation>
    </message>
    <message>
        <source>The accounts were written to %1, without passwords.</source>
        <translation>Die Konten wurden nach %1 geschrieben, ohne Passwörter.</translation>
    </message>
    <message>
        <source>No settings of %1 with a server were found.</source>
        <translation>Es wurden keine Einstellungen von %1 mit einem Server gefunden.</translation>
    </message>
    <message>
        <source>%1 holds no account.</source>
        <translation>%1 enthält kein Konto.</translation>
    </message>
    <message>
        <source>No account was imported.</source>
        <translation>Kein Konto wurde importiert.</translation>
    </message>
    <message>
        <source>One account was imported.</source>
        <translation>Ein Konto wurde importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were imported.</source>
        <translation>
            <numerusform>%n Konto wurde importiert.</numerusform>
            <numerusform>%n Konten wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>One account would be imported.</source>
        <translation>Ein Konto würde importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts would be imported.</source>
        <translation>
            <numerusform>%n Konto würde importiert.</numerusform>
            <numerusform>%n Konten würden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>--oauth goes with --auth XOAUTH2 or OAUTHBEARER only.</source>
        <translation>--oauth geht nur mit --auth XOAUTH2 oder OAUTHBEARER.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; signs in with a password; --oauth says where it shall sign in instead.</source>
        <translation>Das Konto „%1“ meldet sich mit einem Passwort an; --oauth sagt, wo es sich stattdessen anmelden soll.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is signed in at %2.</source>
        <translation>„%1“ ist bei %2 angemeldet.</translation>
    </message>
    <message>
        <source>%1 has no use without --oauth.</source>
        <translation>%1 hat ohne --oauth keinen Zweck.</translation>
    </message>
    <message>
        <source>--oauth takes no password.</source>
        <translation>--oauth nimmt kein Passwort.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no provider of a sign-in, nor the https address of an issuer.</source>
        <translation>„%1“ ist weder ein Anbieter einer Anmeldung noch die https-Adresse eines Ausstellers.</translation>
    </message>
    <message>
        <source>Open this address in a browser and sign in:
%1</source>
        <translation>Öffnen Sie diese Adresse in einem Browser und melden Sie sich an:
%1</translation>
    </message>
    <message>
        <source>Open %1 in a browser, sign in and enter the code %2</source>
        <translation>Öffnen Sie %1 in einem Browser, melden Sie sich an und geben Sie den Code %2 ein</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>The password begins or ends with a space; it is used as it is.</source>
        <translation>Das Passwort beginnt oder endet mit einem Leerzeichen; es wird so verwendet, wie es ist.</translation>
    </message>
    <message>
        <source>%1 does not offer SMTPUTF8, which an address with such letters before the @ needs.</source>
        <translation>%1 bietet kein SMTPUTF8, das eine Adresse mit solchen Buchstaben vor dem @ braucht.</translation>
    </message>
    <message>
        <source>Give the label of one account, and that of its backup or none.</source>
        <translation>Geben Sie die Bezeichnung eines Kontos an und die seiner Reserve oder none.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for EHLO: a host&apos;s full name, or an address in brackets.</source>
        <translation>„%1“ ist kein Name für EHLO: der volle Name eines Rechners oder eine Adresse in Klammern.</translation>
    </message>
    <message>
        <source>%1 cannot hold control characters.</source>
        <translation>%1 kann keine Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>%1 cannot be read, or is not UTF-8.</source>
        <translation>%1 ist nicht lesbar oder kein UTF-8.</translation>
    </message>
    <message>
        <source>The account has an identity %1 already.</source>
        <translation>Das Konto hat schon eine Identität %1.</translation>
    </message>
    <message>
        <source>The account has no identity %1.</source>
        <translation>Das Konto hat keine Identität %1.</translation>
    </message>
    <message>
        <source>An account keeps at least one identity.</source>
        <translation>Ein Konto behält mindestens eine Identität.</translation>
    </message>
    <message>
        <source>An account cannot be its own backup.</source>
        <translation>Ein Konto kann nicht seine eigene Reserve sein.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; has no backup.</source>
        <translation>Das Konto „%1“ hat keine Reserve.</translation>
    </message>
    <message>
        <source>While the server of &quot;%1&quot; is out of reach, its messages go through %2. Their From stays as it is: see that %2 may send for %3, or they may be refused or taken for spam.</source>
        <translation>Solange der Server von „%1“ nicht erreichbar ist, gehen seine Nachrichten über %2. Ihr „Von“ bleibt, wie es ist: sorgen Sie dafür, dass %2 für %3 senden darf, sonst werden sie vielleicht abgelehnt oder gelten als Spam.</translation>
    </message>
    <message>
        <source>The connection of &quot;%1&quot; is made so from now on.</source>
        <translation>Die Verbindung von „%1“ wird von nun an so hergestellt.</translation>
    </message>
    <message>
        <source>key SHA-256 %1</source>
        <translation>Schlüssel SHA-256 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no SHA-256 fingerprint of a key: 64 hexadecimal digits, with colons or without.</source>
        <translation>„%1“ ist kein SHA-256-Fingerabdruck eines Schlüssels: 64 hexadezimale Ziffern, mit oder ohne Doppelpunkte.</translation>
    </message>
    <message>
        <source>--pin-key and --trust-issuer need a host and a port to hold for.</source>
        <translation>--pin-key und --trust-issuer brauchen einen Host und einen Port, für die sie gelten.</translation>
    </message>
    <message>
        <source>Give --proxy, --timeout, --ehlo, --pin-key or --trust-issuer; none instead of a value goes back to the usual.</source>
        <translation>Geben Sie --proxy, --timeout, --ehlo, --pin-key oder --trust-issuer an; none statt eines Werts kehrt zum Üblichen zurück.</translation>
    </message>
    <message>
        <source>Say what to do: add, list, test, sign-in, set-password, set-certificate, set-limits, set-connection, set-backup, identity, set-default, move, duplicate, export, import or remove.</source>
        <translation>Sagen Sie, was zu tun ist: add, list, test, sign-in, set-password, set-certificate, set-limits, set-connection, set-backup, identity, set-default, move, duplicate, export, import oder remove.</translation>
    </message>
    <message>
        <source>Give --client-cert with --client-key, or --pkcs12, or --none.</source>
        <translation>Geben Sie --client-cert mit --client-key an, oder --pkcs12, oder --none.</translation>
    </message>
    <message>
        <source>--passphrase-env goes with --pkcs12, or with --client-cert.</source>
        <translation>--passphrase-env gehört zu --pkcs12 oder zu --client-cert.</translation>
    </message>
    <message>
        <source>%1 is no PKCS #12 file that can be read here.</source>
        <translation>%1 ist keine PKCS-#12-Datei, die sich hier lesen lässt.</translation>
    </message>
    <message>
        <source>%1 does not open with this passphrase; --passphrase-env names the variable with it.</source>
        <translation>%1 öffnet sich mit dieser Passphrase nicht; --passphrase-env nennt die Variable, in der sie steht.</translation>
    </message>
    <message>
        <source>%1 holds no private key of a kind that TLS here can use (RSA or EC).</source>
        <translation>%1 enthält keinen privaten Schlüssel einer Art, die TLS hier verwenden kann (RSA oder EC).</translation>
    </message>
    <message>
        <source>The certificate in %1 has expired.</source>
        <translation>Das Zertifikat in %1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; shows this certificate from now on.</source>
        <translation>„%1“ zeigt von nun an dieses Zertifikat vor.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; shows no certificate any more.</source>
        <translation>„%1“ zeigt kein Zertifikat mehr vor.</translation>
    </message>
    <message>
        <source>Give one domain.</source>
        <translation>Geben Sie eine Domain an.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no domain.</source>
        <translation>„%1“ ist keine Domain.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no selector.</source>
        <translation>„%1“ ist kein Selektor.</translation>
    </message>
    <message>
        <source>%1 would be taken.</source>
        <translation>%1 würde angenommen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Say what to do with identities: add, list, set, set-default, remove, sign, unsign or check-signing.</source>
        <translation>Sagen Sie, was mit Identitäten zu tun ist: add, list, set, set-default, remove, sign, unsign oder check-signing.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind of key: rsa or ed25519.</source>
        <translation>„%1“ ist keine Art von Schlüssel: rsa oder ed25519.</translation>
    </message>
    <message>
        <source>%1 holds no private key that can sign: RSA of 1024 bits or more, or Ed25519, not encrypted.</source>
        <translation>%1 enthält keinen privaten Schlüssel, der signieren kann: RSA mit mindestens 1024 Bit oder Ed25519, unverschlüsselt.</translation>
    </message>
    <message>
        <source>Mail of %1 is not signed.</source>
        <translation>E-Mail von %1 wird nicht signiert.</translation>
    </message>
    <message>
        <source>Mail of %1 is not signed any more.</source>
        <translation>E-Mail von %1 wird nicht mehr signiert.</translation>
    </message>
    <message>
        <source>%1 cannot sign for %2: receivers want the address&apos;s own domain or one above it.</source>
        <translation>%1 kann nicht für %2 signieren: Empfänger verlangen die Domain der Adresse oder eine darüber.</translation>
    </message>
    <message>
        <source>The system gave no key.</source>
        <translation>Das System gab keinen Schlüssel her.</translation>
    </message>
    <message>
        <source>Mail of %1 is signed from now on. Publish this record, or receivers will count the signatures as broken:</source>
        <translation>E-Mail von %1 wird von nun an signiert. Veröffentlichen Sie diesen Eintrag, sonst gelten die Signaturen bei Empfängern als ungültig:</translation>
    </message>
    <message>
        <source>Say what to do: list, search, show, send, check, hold, release, delete, export, add, report, tls-report, log or run.</source>
        <translation>Sagen Sie, was zu tun ist: list, search, show, send, check, hold, release, delete, export, add, report, tls-report, log oder run.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of transcripts.</source>
        <translation>„%1“ ist keine Anzahl von Mitschriften.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of days.</source>
        <translation>„%1“ ist keine Anzahl von Tagen.</translation>
    </message>
    <message>
        <source>Nothing has been said to this server yet.</source>
        <translation>Mit diesem Server wurde noch nicht gesprochen.</translation>
    </message>
    <message>
        <source>%1 is no message.</source>
        <translation>%1 ist keine Nachricht.</translation>
    </message>
    <message>
        <source>%1 works on port %2 with %3; this network seems to block port %4, or the server keeps it shut.</source>
        <translation>%1 funktioniert über Port %2 mit %3; dieses Netz scheint Port %4 zu sperren, oder der Server hält ihn geschlossen.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: open its sign-in page in the browser, then try again.</source>
        <translation>Dieses Netzwerk verlangt zuerst eine Anmeldung: Öffnen Sie seine Anmeldeseite im Browser, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>somebody else answers there: %1</source>
        <translation>dort antwortet jemand anderes: %1</translation>
    </message>
    <message>
        <source>It shows no client certificate yet; &quot;pillarbox account set-certificate&quot; gives it one.</source>
        <translation>Es zeigt noch kein Client-Zertifikat; „pillarbox account set-certificate“ gibt ihm eines.</translation>
    </message>
    <message>
        <source>The key %1 of %2 is there already, and of the other kind. Take another selector.</source>
        <translation>Den Schlüssel %1 von %2 gibt es schon, und er ist von der anderen Art. Nehmen Sie einen anderen Selektor.</translation>
    </message>
    <message>
        <source>%1 is no signature: it has more than %2 KiB.</source>
        <translation>%1 ist keine Signatur: Sie hat mehr als %2 KiB.</translation>
    </message>
    <message>
        <source>The accounts would take more room than can be read again; look for a long signature. Nothing was changed.</source>
        <translation>Die Konten bräuchten mehr Platz, als sich wieder lesen lässt; suchen Sie nach einer langen Signatur. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Without encryption no key and no certificate is ever shown; --security none goes with none of them.</source>
        <translation>Ohne Verschlüsselung wird nie ein Schlüssel oder Zertifikat gezeigt; --security none verträgt sich mit keinem davon.</translation>
    </message>
    <message>
        <source>its backup is %1</source>
        <translation>sein Ersatz ist %1</translation>
    </message>
    <message>
        <source>One message of it has not been sent; &quot;pillarbox outbox send --account&quot; sends it through another account.</source>
        <translation>Eine Nachricht davon ist nicht gesendet; „pillarbox outbox send --account“ sendet sie über ein anderes Konto.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of it have not been sent; &quot;pillarbox outbox send --account&quot; sends them through another account.</source>
        <translation>
            <numerusform>%n Nachricht davon ist nicht gesendet; „pillarbox outbox send --account“ sendet sie über ein anderes Konto.</numerusform>
            <numerusform>%n Nachrichten davon sind nicht gesendet; „pillarbox outbox send --account“ sendet sie über ein anderes Konto.</numerusform>
        </translation>
    </message>
    <message>
        <source>trusts certificates of its own instead of the system&apos;s</source>
        <translation>vertraut eigenen Zertifikaten statt denen des Systems</translation>
    </message>
    <message>
        <source>takes only one key at %1, port %2</source>
        <translation>nimmt bei %1, Port %2, nur einen Schlüssel an</translation>
    </message>
    <message>
        <source>trusts an authority of its own for %1</source>
        <translation>vertraut für %1 einer eigenen Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>%1 holds no certificate that can be read here.</source>
        <translation>%1 enthält kein Zertifikat, das sich hier lesen lässt.</translation>
    </message>
    <message>
        <source>One message waits for you; &quot;pillarbox outbox list&quot; says for what.</source>
        <translation>Eine Nachricht wartet auf Sie; „pillarbox outbox list“ sagt, worauf.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait for you; &quot;pillarbox outbox list&quot; says for what.</source>
        <translation>
            <numerusform>%n Nachricht wartet auf Sie; „pillarbox outbox list“ sagt, worauf.</numerusform>
            <numerusform>%n Nachrichten warten auf Sie; „pillarbox outbox list“ sagt, worauf.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandLineHelp</name>
    <message>
        <source>pillarbox compose: open a composer, filled; sends nothing.

  --from A  --to A  --cc A  --bcc A (repeatable)  --subject S  --body T  --attach FILE (repeatable)</source>
        <translation>pillarbox compose: ein Schreibfenster öffnen, ausgefüllt; sendet nichts.

  --from A  --to A  --cc A  --bcc A (wiederholbar)  --subject S  --body T  --attach DATEI (wiederholbar)</translation>
    </message>
    <message>
        <source>pillarbox sendmail: a message from standard input into the outbox, as mutt, git send-email and cron hand it over.
Also what a link to this program does that is called sendmail. Whoever runs the outbox (a window, --background,
outbox run) sends it.

  ADDR...      recipients, beside those of -t
  -t           take them from To, Cc and Bcc, or from the Resent- fields where there are any
  -i, -oi      a line with a dot alone does not end the message
  -f ADDR      the sender of the envelope; without it, that of the account; &lt;&gt; is nobody
  -F NAME      the name beside the address, for a message without a From
  -N LIST      reports: never, or some of success,failure,delay
  -R full|hdrs how much of the message they hold      -V ID   what they call it
  -v           print the id in the outbox
  --           only addresses follow
Other options of sendmail (-oem -odi -B8BITMIME -bm ...) change nothing.

The account is the one of the -f address, else of the From, else the default one. A sender without a domain, like
cron&apos;s root, is the account&apos;s address, and so is a recipient that is your own login name; any other recipient without
a domain is refused.

Exit status: 0 safe in the outbox, 64 usage, 65 no recipient, a bad address or message, 75 it could not be kept.</source>
        <translation>pillarbox sendmail: eine Nachricht von der Standardeingabe in den Postausgang, wie mutt, git send-email und cron sie
übergeben. Auch das, was ein Verweis namens sendmail auf dieses Programm tut. Wer den Postausgang abarbeitet (ein
Fenster, --background, outbox run), sendet sie.

  ADR...       Empfänger, neben denen von -t
  -t           sie aus To, Cc und Bcc nehmen, oder aus den Resent-Feldern, wo es welche gibt
  -i, -oi      eine Zeile mit einem Punkt allein beendet die Nachricht nicht
  -f ADR       der Absender des Umschlags; sonst der des Kontos; &lt;&gt; ist niemand
  -F NAME      der Name neben der Adresse, für eine Nachricht ohne From
  -N LISTE     Berichte: never, oder einige von success,failure,delay
  -R full|hdrs wie viel der Nachricht sie enthalten      -V KENNUNG   wie sie sie nennen
  -v           die Kennung im Postausgang ausgeben
  --           nur noch Adressen folgen
Andere Optionen von sendmail (-oem -odi -B8BITMIME -bm ...) ändern nichts.

Das Konto ist das der Adresse von -f, sonst das von From, sonst das Standardkonto. Ein Absender ohne Domain, wie der
von cron, root, ist die Adresse des Kontos, ebenso ein Empfänger, der Ihr eigener Anmeldename ist; jeder andere Empfänger
ohne Domain wird abgelehnt.

Rückgabewert: 0 sicher im Postausgang, 64 Aufruf, 65 kein Empfänger, Adresse oder Nachricht falsch, 75 nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>pillarbox send: send one message now.

How:
  --account NAME            through this account and the outbox (without it and --host: the default account)
  --queue                   return as soon as the message is safe in the outbox
  --at TIME                 likewise, and it goes out then: 14:00 (the next time that the clock shows it),
                            2026-03-02T14:00, or with Z or an offset 2026-03-02T14:00+01:00
  --host H                  one attempt through this server, without account and outbox
  --port N                  1 to 65535; without it 587, 465 and 2525 are tried
  --security S              auto, tls (from the first byte), starttls (must upgrade) or none
  --user U                  sign in; the password comes from
      --password-env VAR    an environment variable, or
      --password-stdin      the first line of standard input
  --auth MECHANISM          this one: SCRAM-SHA-256, SCRAM-SHA-1 (both also with -PLUS), PLAIN, LOGIN, CRAM-MD5;
                            OAUTHBEARER or XOAUTH2 (the password is the access token); EXTERNAL (without
                            password). Else the strongest that the server offers for a password
  --ca FILE                 trust these certificates (PEM) instead of the system&apos;s
  --client-cert FILE --client-key FILE   show this certificate (PEM); without --user it signs in where it can;
      --pkcs12 FILE         or one with its key (PKCS #12)
      --passphrase-env VAR  the passphrase of either
  --proxy URL               socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none
      --proxy-password-env VAR   its password; without it PILLARBOX_PROXY_PASSWORD
  --insecure-auth           allow sign-in without encryption, on loopback addresses only

What:
  --eml FILE|-              a ready message, or:
  --subject S  --body T  --body-file FILE|-  --html-file FILE  --attach FILE (repeatable)
  --from A  --to A  --cc A  --bcc A (repeatable); nobody else gets it, also where an account
                            adds a blind copy to oneself in the window

Asked of the server beside that, where it can:
  --dsn LIST                reports: never, or some of success,failure,delay
  --dsn-return full|headers how much of the message they hold      --envid ID   what they call it
  --require-tls             encrypted on its whole way, or not at all
  --hold-for SECONDS  --hold-until TIME (2026-03-02T14:00:00Z)    kept by the server until then
  --deliver-by SECONDS[:return|:notify]    when it is late: it comes back, or a notice does
  --priority N              -9 to 9

Beside that:
  --timeout S               bounds each wait for the server, in seconds
  --transcript FILE         write the dialogue there, without secrets
  --json                    one JSON object on standard output

Exit status: 0 sent, 64 usage, 65 bad message or address, 66 a file cannot be read, 69 refused,
70 internal, 73 and 74 cannot write, 75 try again later, 76 may have been accepted: do not repeat,
77 credentials or certificate refused, 78 account or configuration.</source>
        <translation>pillarbox send: eine Nachricht jetzt senden.

Wie:
  --account NAME            über dieses Konto und den Postausgang (ohne dies und --host: das Standardkonto)
  --queue                   enden, sobald die Nachricht sicher im Postausgang liegt
  --at ZEIT                 ebenso, und dann geht sie hinaus: 14:00 (wenn die Uhr es das nächste Mal zeigt),
                            2026-03-02T14:00, oder mit Z oder Abstand 2026-03-02T14:00+01:00
  --host H                  ein Versuch über diesen Server, ohne Konto und Postausgang
  --port N                  1 bis 65535; sonst werden 587, 465 und 2525 versucht
  --security S              auto, tls (vom ersten Byte an), starttls (muss umschalten) oder none
  --user U                  anmelden; das Passwort kommt aus
      --password-env VAR    einer Umgebungsvariablen oder
      --password-stdin      der ersten Zeile der Standardeingabe
  --auth VERFAHREN          dieses: SCRAM-SHA-256, SCRAM-SHA-1 (beide auch mit -PLUS), PLAIN, LOGIN, CRAM-MD5;
                            OAUTHBEARER oder XOAUTH2 (das Passwort ist das Zugriffstoken); EXTERNAL (ohne
                            Passwort). Sonst das stärkste, das der Server für ein Passwort anbietet
  --ca DATEI                diesen Zertifikaten (PEM) vertrauen statt denen des Systems
  --client-cert DATEI --client-key DATEI   dieses Zertifikat (PEM) vorzeigen; ohne --user meldet es an, wo es kann;
      --pkcs12 DATEI        oder eines mit seinem Schlüssel (PKCS #12)
      --passphrase-env VAR  die Passphrase des einen oder anderen
  --proxy URL               socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system oder none
      --proxy-password-env VAR   sein Passwort; sonst PILLARBOX_PROXY_PASSWORD
  --insecure-auth           Anmeldung ohne Verschlüsselung erlauben, nur auf Loopback-Adressen

Was:
  --eml DATEI|-             eine fertige Nachricht, oder:
  --subject S  --body T  --body-file DATEI|-  --html-file DATEI  --attach DATEI (wiederholbar)
  --from A  --to A  --cc A  --bcc A (wiederholbar); sonst bekommt sie niemand, auch wo
                            ein Konto im Fenster eine Blindkopie an einen selbst hinzufügt

Darüber hinaus vom Server erbeten, wo er es kann:
  --dsn LISTE               Berichte: never, oder einige von success,failure,delay
  --dsn-return full|headers wie viel der Nachricht sie enthalten   --envid KENNUNG   wie sie sie nennen
  --require-tls             auf dem ganzen Weg verschlüsselt, oder gar nicht
  --hold-for SEKUNDEN  --hold-until ZEIT (2026-03-02T14:00:00Z)    so lange vom Server aufgehoben
  --deliver-by SEKUNDEN[:return|:notify]   wenn es zu spät wird: sie kommt zurück, oder ein Hinweis
  --priority N              -9 bis 9

Außerdem:
  --timeout S               begrenzt jedes Warten auf den Server, in Sekunden
  --transcript DATEI        das Gespräch dorthin schreiben, ohne Geheimnisse
  --json                    ein JSON-Objekt auf der Standardausgabe

Rückgabewert: 0 gesendet, 64 Aufruf, 65 Nachricht oder Adresse falsch, 66 eine Datei ist nicht lesbar, 69 abgelehnt,
70 intern, 73 und 74 nicht schreibbar, 75 später erneut versuchen, 76 vielleicht angenommen: nicht wiederholen,
77 Zugangsdaten oder Zertifikat abgelehnt, 78 Konto oder Einstellungen.</translation>
    </message>
    <message>
        <source>pillarbox probe HOST|E-MAIL-ADDRESS: test the connection; nothing is sent and nobody signs in.

  --port N       (repeatable) instead of 587, 465 and 2525
  --first        end with the first verified connection
  --ca FILE      trust these certificates (PEM) instead of the system&apos;s
  --client-cert FILE --client-key FILE, or --pkcs12 FILE; --passphrase-env VAR   show this certificate
  --proxy URL    socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none
      --proxy-password-env VAR   its password; without it PILLARBOX_PROXY_PASSWORD
  --timeout S    for each connection, 10 at most
  --nameserver IP[:PORT], --autoconfig URL|none, --ispdb URL|none   whom to ask about an address
  --json         one JSON object on standard output

Exit status: 0 when a verified, encrypted connection was found, 69 otherwise.</source>
        <translation>pillarbox probe HOST|E-MAIL-ADRESSE: die Verbindung prüfen; nichts wird gesendet, niemand meldet sich an.

  --port N       (wiederholbar) statt 587, 465 und 2525
  --first        mit der ersten überprüften Verbindung enden
  --ca DATEI     diesen Zertifikaten (PEM) vertrauen statt denen des Systems
  --client-cert DATEI --client-key DATEI, oder --pkcs12 DATEI; --passphrase-env VAR   dieses Zertifikat vorzeigen
  --proxy URL    socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system oder none
      --proxy-password-env VAR   dessen Passwort; ohne diese Angabe PILLARBOX_PROXY_PASSWORD
  --timeout S    für jede Verbindung, höchstens 10
  --nameserver IP[:PORT], --autoconfig URL|none, --ispdb URL|none   wer nach einer Adresse gefragt wird
  --json         ein JSON-Objekt auf der Standardausgabe

Rückgabewert: 0, wenn eine überprüfte, verschlüsselte Verbindung gefunden wurde, sonst 69.</translation>
    </message>
    <message>
        <source>Pillarbox sends mail, and tells the truth about it.

  pillarbox [--profile DIR]                 open the main window
  pillarbox &apos;mailto:...&apos;                    open a composer from a link
  pillarbox compose [OPTIONS]               open a composer, filled
  pillarbox --sandbox                       try it out: nothing leaves this computer
  pillarbox --background                    no window: send what waits, open one when asked
  pillarbox send [OPTIONS]                  send one message now
  pillarbox probe HOST|ADDRESS [OPTIONS]    test the connection to a server
  pillarbox check DOMAIN [OPTIONS]          what a domain says about its mail: SPF, DKIM, DMARC, MTA-STS
  pillarbox account list|add|test|sign-in|set-password|set-certificate|set-limits|set-connection|set-backup|identity|set-default|move|duplicate|export|import|remove
  pillarbox outbox list|search|show|send|check|hold|release|delete|export|add|report|run
  pillarbox sendmail [OPTIONS] [ADDR...]    for programs that call sendmail
  pillarbox --version | --help | COMMAND --help

--profile DIR, before the command, keeps settings, database and spool under DIR.</source>
        <translation>Pillarbox sendet E-Mail und sagt die Wahrheit darüber.

  pillarbox [--profile DIR]                 das Hauptfenster öffnen
  pillarbox &apos;mailto:...&apos;                    ein Schreibfenster aus einem Link öffnen
  pillarbox compose [OPTIONEN]              ein Schreibfenster öffnen, ausgefüllt
  pillarbox --sandbox                       ausprobieren: nichts verlässt diesen Rechner
  pillarbox --background                    ohne Fenster: senden, was wartet; ein Fenster auf Verlangen
  pillarbox send [OPTIONEN]                 eine Nachricht jetzt senden
  pillarbox probe HOST|ADRESSE [OPTIONEN]   die Verbindung zu einem Server prüfen
  pillarbox check DOMAIN [OPTIONEN]         was eine Domain über ihre E-Mail sagt: SPF, DKIM, DMARC, MTA-STS
  pillarbox account list|add|test|sign-in|set-password|set-certificate|set-limits|set-connection|set-backup|identity|set-default|move|duplicate|export|import|remove
  pillarbox outbox list|search|show|send|check|hold|release|delete|export|add|report|run
  pillarbox sendmail [OPTIONEN] [ADR...]    für Programme, die sendmail aufrufen
  pillarbox --version | --help | BEFEHL --help

--profile DIR, vor dem Befehl, legt Einstellungen, Datenbank und Spool unter DIR ab.</translation>
    </message>
    <message>
        <source>pillarbox outbox list [--json]
pillarbox outbox search WORDS... [--json]                     in subjects, people and text
pillarbox outbox report FILE.eml... [--json]                  put bounces down to their messages
pillarbox outbox log [--account NAME] [--last N] [--json]     what was said to an account&apos;s server, the newest first
pillarbox outbox tls-report [--days N] [--contact A] [--json] how TLS failed, as a report of RFC 8460
pillarbox outbox show ID [--json]
pillarbox outbox send [--account NAME] ID [--json]            at once; with --account through that one from now on
pillarbox outbox hold|release|delete ID [--json]
pillarbox outbox check ID [--json]          of an unknown message: whether its server answers; asks nothing of it
pillarbox outbox export ID FILE|- [--json]
pillarbox outbox add [--account NAME] [--at TIME] FILE.eml... [--json]    queue ready messages
pillarbox outbox run [--until-empty] [--json]                 send without a window</source>
        <translation>pillarbox outbox list [--json]
pillarbox outbox search WÖRTER... [--json]                     in Betreff, Beteiligten und Text
pillarbox outbox report DATEI.eml... [--json]                 Rückläufer bei ihren Nachrichten vermerken
pillarbox outbox log [--account NAME] [--last N] [--json]     was mit dem Server eines Kontos gesprochen wurde, Neuestes zuerst
pillarbox outbox tls-report [--days N] [--contact A] [--json] wie TLS scheiterte, als Bericht nach RFC 8460
pillarbox outbox show KENNUNG [--json]
pillarbox outbox send [--account NAME] KENNUNG [--json]       sofort; mit --account von nun an über dieses
pillarbox outbox hold|release|delete KENNUNG [--json]
pillarbox outbox check KENNUNG [--json]     bei einer unbekannten: ob ihr Server antwortet; fragt nichts nach ihr
pillarbox outbox export KENNUNG DATEI|- [--json]
pillarbox outbox add [--account NAME] [--at ZEIT] DATEI.eml... [--json]    fertige Nachrichten in den Postausgang legen
pillarbox outbox run [--until-empty] [--json]                 ohne Fenster senden</translation>
    </message>
    <message>
        <source>pillarbox account add --address A [--name N] [--label L] (--detect | --host H --port N --security tls|starttls|none)
    [--user U (--password-env VAR | --password-stdin)] [--auth MECHANISM] [--ca FILE] [--proxy URL]
    [--timeout S] [--ehlo NAME] [--pin-key FINGERPRINT] [--trust-issuer FILE]
    [--client-cert FILE --client-key FILE | --pkcs12 FILE] [--passphrase-env VAR]
    [--max-recipients N] [--per-minute N] [--per-hour N] [--per-day N] [--default] [--json]
    [--oauth PROVIDER|ISSUER [--client-id I [--client-secret-env VAR]] [--device]]
    [--nameserver IP[:PORT]] [--autoconfig URL|none] [--ispdb URL|none]
pillarbox account list [--json]
pillarbox account test LABEL [--to A]... [--json]                  --to: would they be taken? nothing is sent
pillarbox account remove LABEL [--json]
pillarbox account sign-in LABEL [--oauth PROVIDER|ISSUER [--client-id I [--client-secret-env VAR]]] [--device] [--json]
pillarbox account set-password LABEL (--password-env VAR | --password-stdin) [--json]
pillarbox account set-certificate LABEL (--client-cert FILE --client-key FILE | --pkcs12 FILE | --none)
    [--passphrase-env VAR] [--json]
pillarbox account set-limits LABEL [--max-recipients N] [--per-minute N] [--per-hour N] [--per-day N] [--json]
pillarbox account set-connection LABEL [--proxy URL|none] [--timeout S|none] [--ehlo NAME|none]
    [--pin-key FINGERPRINT|none] [--trust-issuer FILE|none] [--json]
pillarbox account set-backup LABEL OTHER|none [--json]           while its own server is out of reach
pillarbox account set-default LABEL [--json]
pillarbox account move LABEL PLACE [--json]                      in the list; the first place is 1
pillarbox account duplicate LABEL [--label L] [--with-password] [--json]
pillarbox account export [FILE] [--json]                         without passwords
pillarbox account import FILE [--dry-run] [--json]               what export wrote
pillarbox account import --from thunderbird|msmtp|mutt [--dry-run] [--json]
pillarbox account identity list LABEL [--json]
pillarbox account identity add|set LABEL --address A [--name N] [--reply-to A] [--organisation T]
    [--signature-file FILE] [--bcc A]... [--envelope-sender A] [--json]
pillarbox account identity set-default|remove LABEL --address A [--json]
pillarbox account identity sign LABEL --address A [--selector S] [--domain D]
    [--key-type rsa|ed25519 | --key FILE] [--json]
pillarbox account identity unsign LABEL --address A [--json]
pillarbox account identity check-signing LABEL --address A [--nameserver IP[:PORT]] [--json]

--detect asks the name server, the domain&apos;s own file of mail settings and the public collection of such files, all for
the part after the @ alone, and tries the servers they name; the last three flags say whom to ask instead. {domain} in
a URL stands for that part.
Passwords are kept in the desktop&apos;s keychain, nowhere else. An account without --user sends without signing in.
--oauth signs in by browser instead of a password: google, microsoft, yahoo, fastmail, or the https address of an
OpenID issuer. The address to open is printed, with --device a code to be entered. Client ids that are not given are
taken from oauth-clients.json in the profile&apos;s settings or in pillarbox below the XDG configuration directories.
A proxy&apos;s password is not kept: commands that send take it from PILLARBOX_PROXY_PASSWORD.
Limits slow down and fail nothing: recipients of one transaction, messages a minute, an hour and a day.
set-limits changes those that are given; &quot;none&quot; instead of a number lifts one.
import never reads a password, runs no command and takes over no unencrypted connection; --dry-run only says what it
would do. What is there already stays as it is.
--timeout bounds each wait for the server, in whole seconds; without it the limits of RFC 5321 hold. --ehlo is the name
that the server is told: a host&apos;s full name or an address in brackets; without it one that tells nothing.
--pin-key binds the account&apos;s host and port to one key, by its SHA-256 as probe and test print it: no other is taken,
and whatever else its certificate says. --trust-issuer adds an authority for that host alone; all other checks stay.
A client certificate&apos;s key is kept in the keychain alone; list says from 30 days before when the certificate ends.
identity sign adds a DKIM signature to the identity&apos;s mail, by a key that is made, or read from a PEM file, and kept in the
keychain; it prints the record to publish. check-signing asks whether it is there.
identity set changes what is given; an empty value takes it away. What is queued already stays as it was.</source>
        <translation>pillarbox account add --address A [--name N] [--label B] (--detect | --host H --port N --security tls|starttls|none)
    [--user U (--password-env VAR | --password-stdin)] [--auth VERFAHREN] [--ca DATEI] [--proxy URL]
    [--timeout S] [--ehlo NAME] [--pin-key FINGERABDRUCK] [--trust-issuer DATEI]
    [--client-cert DATEI --client-key DATEI | --pkcs12 DATEI] [--passphrase-env VAR]
    [--max-recipients N] [--per-minute N] [--per-hour N] [--per-day N] [--default] [--json]
    [--oauth ANBIETER|AUSSTELLER [--client-id I [--client-secret-env VAR]] [--device]]
    [--nameserver IP[:PORT]] [--autoconfig URL|none] [--ispdb URL|none]
pillarbox account list [--json]
pillarbox account test BEZEICHNUNG [--to A]... [--json]            --to: würden sie angenommen? gesendet wird nichts
pillarbox account remove BEZEICHNUNG [--json]
pillarbox account sign-in BEZEICHNUNG [--oauth ANBIETER|AUSSTELLER [--client-id I [--client-secret-env V]]] [--device] [--json]
pillarbox account set-password BEZEICHNUNG (--password-env VAR | --password-stdin) [--json]
pillarbox account set-certificate BEZEICHNUNG (--client-cert DATEI --client-key DATEI | --pkcs12 DATEI | --none)
    [--passphrase-env VAR] [--json]
pillarbox account set-limits BEZEICHNUNG [--max-recipients N] [--per-minute N] [--per-hour N] [--per-day N] [--json]
pillarbox account set-connection BEZEICHNUNG [--proxy URL|none] [--timeout S|none] [--ehlo NAME|none]
    [--pin-key FINGERABDRUCK|none] [--trust-issuer DATEI|none] [--json]
pillarbox account set-backup BEZEICHNUNG ANDERE|none [--json]    solange der eigene Server nicht erreichbar ist
pillarbox account set-default BEZEICHNUNG [--json]
pillarbox account move BEZEICHNUNG PLATZ [--json]                in der Liste; der erste Platz ist 1
pillarbox account duplicate BEZEICHNUNG [--label B] [--with-password] [--json]
pillarbox account export [DATEI] [--json]                        ohne Passwörter
pillarbox account import DATEI [--dry-run] [--json]              was export geschrieben hat
pillarbox account import --from thunderbird|msmtp|mutt [--dry-run] [--json]
pillarbox account identity list BEZEICHNUNG [--json]
pillarbox account identity add|set BEZEICHNUNG --address A [--name N] [--reply-to A] [--organisation T]
    [--signature-file DATEI] [--bcc A]... [--envelope-sender A] [--json]
pillarbox account identity set-default|remove BEZEICHNUNG --address A [--json]
pillarbox account identity sign BEZEICHNUNG --address A [--selector S] [--domain D]
    [--key-type rsa|ed25519 | --key DATEI] [--json]
pillarbox account identity unsign BEZEICHNUNG --address A [--json]
pillarbox account identity check-signing BEZEICHNUNG --address A [--nameserver IP[:PORT]] [--json]

--detect fragt den Nameserver, die Einstellungsdatei der Domain selbst und die öffentliche Sammlung solcher Dateien, alles
nur nach dem Teil hinter dem @, und probiert die Server, die sie nennen; die letzten drei Angaben sagen, wer stattdessen
gefragt wird. {domain} in einer URL steht für diesen Teil.
Passwörter liegen im Schlüsselbund der Arbeitsumgebung, sonst nirgends. Ein Konto ohne --user sendet ohne Anmeldung.
--oauth meldet sich im Browser an statt mit einem Passwort: google, microsoft, yahoo, fastmail oder die https-Adresse eines
OpenID-Ausstellers. Die zu öffnende Adresse wird ausgegeben, mit --device ein Code. Client-IDs, die nicht angegeben werden,
kommen aus oauth-clients.json in den Einstellungen des Profils oder in pillarbox unter den XDG-Konfigurationsordnern.
Das Passwort eines Proxys wird nicht aufbewahrt: Befehle, die senden, nehmen es aus PILLARBOX_PROXY_PASSWORD.
Grenzen verlangsamen und lassen nichts scheitern: Empfänger einer Transaktion, Nachrichten in Minute, Stunde und am Tag.
set-limits ändert die angegebenen; none statt einer Zahl hebt eine auf.
import liest nie ein Passwort, führt keinen Befehl aus und übernimmt keine unverschlüsselte Verbindung; --dry-run sagt nur,
was geschähe. Was schon da ist, bleibt, wie es ist.
--timeout begrenzt jedes Warten auf den Server, in ganzen Sekunden; sonst gilt RFC 5321. --ehlo ist der Name, der ihm genannt
wird: der volle Name eines Rechners oder eine Adresse in Klammern; sonst einer, der nichts verrät.
--pin-key bindet Host und Port des Kontos an einen Schlüssel, nach seinem SHA-256, wie probe und test ihn ausgeben: kein
anderer gilt, was sein Zertifikat auch sagt. --trust-issuer nimmt für diesen Host einen Aussteller dazu; sonst bleibt alles.
Der Schlüssel eines Clientzertifikats liegt nur im Schlüsselbund; list sagt ab 30 Tagen vorher, wann das Zertifikat endet.
identity sign gibt der E-Mail der Identität eine DKIM-Signatur, mit einem Schlüssel, der erzeugt oder aus einer PEM-Datei
gelesen wird und im Schlüsselbund liegt, und gibt den Eintrag aus; check-signing fragt, ob er veröffentlicht ist.
identity set ändert, was angegeben wird; ein leerer Wert nimmt es weg. Was schon im Postausgang liegt, bleibt, wie es war.</translation>
    </message>
    <message>
        <source>pillarbox check: what a domain says about its mail, what that means, and what to publish.

  DOMAIN            the part after the @
  --relay HOST      the server that your mail goes to, or
  --account NAME    the one of this account, with its envelope sender
  --selector S      of a DKIM key (repeatable); without it those that the domain&apos;s providers are known to use
  --recipient A     (repeatable, instead of DOMAIN) can mail be delivered there? It tells the name server whom you write
                    to
  --received FILE   a copy of your mail as it arrived: with DOMAIN its signatures name the selectors; without it, what the
                    server there wrote down is read and explained, and nobody is asked
  --nameserver IP[:PORT]    ask this name server instead of the system&apos;s
  --ca FILE         trust these certificates (PEM) for the MTA-STS policy too
  --proxy URL       as for send, for that policy alone
  --json

Exit status: 0 everything could be asked, 75 something could not; each part says so itself. Of a copy alone: 0 the
server there took you as its true sender, 69 it did not, or did not say. Of recipients: 69 one cannot get mail.</source>
        <translation>pillarbox check: was eine Domain über ihre E-Mail sagt, was das bedeutet und was zu veröffentlichen ist.

  DOMAIN            der Teil nach dem @
  --relay HOST      der Server, an den Ihre E-Mail geht, oder
  --account NAME    der dieses Kontos, mit dessen Umschlagabsender
  --selector S      eines DKIM-Schlüssels (wiederholbar); ohne das die, die man von den Anbietern der Domain kennt
  --recipient A     (wiederholbar, statt DOMAIN) ließe sich dorthin zustellen? Der Nameserver erfährt so, wem Sie
                    schreiben
  --received DATEI  Ihre E-Mail, wie sie ankam: mit DOMAIN nennen ihre Signaturen die Selektoren; ohne DOMAIN wird gelesen
                    und erklärt, was der Server dort aufschrieb, und niemand wird gefragt
  --nameserver IP[:PORT]    diesen Nameserver fragen statt den des Systems
  --ca FILE         diesen Zertifikaten (PEM) für die MTA-STS-Richtlinie auch vertrauen
  --proxy URL       wie bei send, nur für diese Richtlinie
  --json

Rückgabewert: 0 alles ließ sich erfragen, 75 etwas nicht; jeder Teil sagt es selbst. Bei einer Kopie allein:
0 der Server dort hat Sie als wahren Absender anerkannt, 69 er hat es nicht, oder er sagt nichts dazu. Bei Empfängern: 69 einer kann keine E-Mail bekommen.</translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message>
        <source>no such name, or no address</source>
        <translation>kein solcher Name oder keine Adresse</translation>
    </message>
    <message>
        <source>all ports and addresses at once</source>
        <translation>alle Ports und Adressen zugleich</translation>
    </message>
    <message>
        <source>the port that was chosen</source>
        <translation>der gewählte Port</translation>
    </message>
    <message>
        <source>answered, chosen</source>
        <translation>hat geantwortet, gewählt</translation>
    </message>
    <message>
        <source>answered, works too</source>
        <translation>hat geantwortet, geht auch</translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation>wartet auf Antwort</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>accepted; the server offers %1</source>
        <translation>angenommen; der Server bietet %1</translation>
    </message>
    <message>
        <source>nobody signs in</source>
        <translation>niemand meldet sich an</translation>
    </message>
    <message>
        <source>%1 of %2 recipients would be taken</source>
        <translation>%1 von %2 Empfängern würden angenommen</translation>
    </message>
    <message>
        <source>not tried; no message was sent</source>
        <translation>nicht versucht; keine Nachricht wurde gesendet</translation>
    </message>
    <message>
        <source>Testing %1…</source>
        <translation>%1 wird getestet…</translation>
    </message>
    <message>
        <source>The test of %1 was stopped.</source>
        <translation>Der Test von %1 wurde angehalten.</translation>
    </message>
    <message>
        <source>Works on port %1 with %2.</source>
        <translation>Geht über Port %1 mit %2.</translation>
    </message>
    <message>
        <source>Works on port %1 with %2, and the sign-in was accepted.</source>
        <translation>Geht über Port %1 mit %2, und die Anmeldung wurde angenommen.</translation>
    </message>
    <message>
        <source>%1 answers, but no connection to it is safe.</source>
        <translation>%1 antwortet, aber keine Verbindung dorthin ist sicher.</translation>
    </message>
    <message>
        <source>No mail server answered at %1.</source>
        <translation>Unter %1 antwortete kein Mailserver.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>SIZE %1</source>
        <translation>SIZE %1</translation>
    </message>
    <message>
        <source>no extensions</source>
        <translation>keine Erweiterungen</translation>
    </message>
    <message>
        <source>Connection test of %1, %2</source>
        <translation>Verbindungstest von %1, %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>(user)</source>
        <translation>(Benutzer)</translation>
    </message>
    <message>
        <source>(address)</source>
        <translation>(Adresse)</translation>
    </message>
    <message>
        <source>[ok]</source>
        <translation>[gut]</translation>
    </message>
    <message>
        <source>[?]</source>
        <translation>[?]</translation>
    </message>
    <message>
        <source>[failed]</source>
        <translation>[gescheitert]</translation>
    </message>
    <message>
        <source>[…]</source>
        <translation>[…]</translation>
    </message>
    <message>
        <source>[-]</source>
        <translation>[-]</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Gültigkeit</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Widerruf</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>%1 is in the certificate (%2)</source>
        <translation>%1 steht im Zertifikat (%2)</translation>
    </message>
    <message>
        <source>%1 is not in the certificate (%2)</source>
        <translation>%1 steht nicht im Zertifikat (%2)</translation>
    </message>
    <message>
        <source>signed by %1, which is trusted here</source>
        <translation>unterzeichnet von %1, dem hier vertraut wird</translation>
    </message>
    <message>
        <source>this very key is the one that you trusted</source>
        <translation>genau diesem Schlüssel haben Sie vertraut</translation>
    </message>
    <message>
        <source>signed by %1, which nobody here vouches for</source>
        <translation>unterzeichnet von %1, wofür hier niemand bürgt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>not valid now</source>
        <translation>jetzt nicht gültig</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>%1, signed by %2, until %3</source>
        <translation>%1, unterzeichnet von %2, bis %3</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(network address)</source>
        <translation>(Netzadresse)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the name server could not be asked</source>
        <translation>der Nameserver ließ sich nicht fragen</translation>
    </message>
    <message>
        <source>would be taken</source>
        <translation>würde angenommen</translation>
    </message>
    <message>
        <source>Start it again to see the rest.</source>
        <translation>Starten Sie ihn noch einmal, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>Check the server&apos;s name and your network, then test again.</source>
        <translation>Prüfen Sie den Namen des Servers und Ihr Netz, und testen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Ask who runs the server for a port with TLS.</source>
        <translation>Fragen Sie den Betreiber des Servers nach einem Port mit TLS.</translation>
    </message>
    <message>
        <source>The server works, but would not take %1 of %2 recipients.</source>
        <translation>Der Server geht, nähme aber %1 von %2 Empfängern nicht an.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2; certificate matches, %n days left</source>
        <translation>
            <numerusform>%1, %2; Zertifikat passt, noch %n Tag</numerusform>
            <numerusform>%1, %2; Zertifikat passt, noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Before TLS</source>
        <translation>Vor TLS</translation>
    </message>
    <message>
        <source>Inside TLS</source>
        <translation>In TLS</translation>
    </message>
    <message>
        <source>Show the report to whoever runs the server.</source>
        <translation>Zeigen Sie den Bericht dem, der den Server betreibt.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>%1 (Bcc)</source>
        <translation>%1 (Bcc)</translation>
    </message>
    <message>
        <source>You can still stop it: nothing has been handed over yet.</source>
        <translation>Sie können noch abbrechen: Nichts ist bisher übergeben.</translation>
    </message>
    <message>
        <source>The whole message is out; its answer decides. It can no longer be stopped.</source>
        <translation>Die ganze Nachricht ist abgeschickt; die Antwort entscheidet. Abbrechen ist nicht mehr möglich.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>queued %1</source>
        <translation>im Postausgang seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>gespeichert %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n Anhang</numerusform>
            <numerusform>%n Anhänge</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>encrypted with %1</source>
        <translation>verschlüsselt mit %1</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Handed over to %1, %2.</source>
        <translation>Übergeben an %1, %2.</translation>
    </message>
    <message>
        <source>Handed over to %1, %2. Reference of the server: %3.</source>
        <translation>Übergeben an %1, %2. Kennung beim Server: %3.</translation>
    </message>
    <message>
        <source>only the receipt is kept</source>
        <translation>nur die Quittung ist aufbewahrt</translation>
    </message>
    <message>
        <source>Sends in %1 s, so that you can take it back.</source>
        <translation>Geht in %1 s hinaus, damit Sie sie zurücknehmen können.</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Reference of the server for those who have it: %1.</source>
        <translation>Kennung des Servers für die, die sie haben: %1.</translation>
    </message>
    <message>
        <source>No reference of the server was seen.</source>
        <translation>Eine Kennung des Servers wurde nicht gesehen.</translation>
    </message>
    <message>
        <source>Handed over at %1 to %2.</source>
        <translation>Um %1 an %2 übergeben.</translation>
    </message>
    <message>
        <source>Handed over at %1.</source>
        <translation>Um %1 übergeben.</translation>
    </message>
    <message>
        <source>Nothing has left this computer yet.</source>
        <translation>Noch hat nichts diesen Rechner verlassen.</translation>
    </message>
    <message>
        <source>From %1 through %2</source>
        <translation>Von %1 über %2</translation>
    </message>
    <message>
        <source>its name could not be looked up</source>
        <translation>sein Name konnte nicht aufgelöst werden</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>er antwortete nicht</translation>
    </message>
    <message>
        <source>it could not be reached</source>
        <translation>er war nicht erreichbar</translation>
    </message>
    <message>
        <source>This is the account&apos;s backup; of the account&apos;s own server: %1.</source>
        <translation>Das ist die Reserve des Kontos; zum eigenen Server des Kontos: %1.</translation>
    </message>
</context>
<context>
    <name>DomainCheck</name>
    <message>
        <source>&quot;%1&quot; has characters that SPF does not allow.</source>
        <translation>„%1“ enthält Zeichen, die SPF nicht erlaubt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nothing that SPF knows.</source>
        <translation>„%1“ ist nichts, was SPF kennt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no domain that could be asked.</source>
        <translation>„%1“ nennt keine Domain, die sich fragen ließe.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address.</source>
        <translation>„%1“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a length of network that cannot be.</source>
        <translation>„%1“ hat eine Netzlänge, die es nicht gibt.</translation>
    </message>
    <message>
        <source>In &quot;%1&quot; nothing may follow the word &quot;all&quot;.</source>
        <translation>In „%1“ darf dem Wort „all“ nichts folgen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may stand there only once.</source>
        <translation>„%1“ darf dort nur einmal stehen.</translation>
    </message>
    <message>
        <source>The SPF record of %1 cannot be read, so it counts for nothing: %2</source>
        <translation>Der SPF-Eintrag von %1 ist nicht lesbar und zählt deshalb nicht: %2</translation>
    </message>
    <message>
        <source>More than 10 look-ups: receivers stop there and count the record for nothing.</source>
        <translation>Mehr als 10 Abfragen: Empfänger brechen dort ab und lassen den Eintrag nicht gelten.</translation>
    </message>
    <message>
        <source>More than 2 look-ups find nothing: receivers stop there and count the record for nothing.</source>
        <translation>Mehr als 2 Abfragen finden nichts: Empfänger brechen dort ab und lassen den Eintrag nicht gelten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; leads to more than 10 mail servers, so the record counts for nothing.</source>
        <translation>„%1“ führt zu mehr als 10 Mailservern; deshalb zählt der Eintrag nicht.</translation>
    </message>
    <message>
        <source>%1 has more than one SPF record, so none of them counts.</source>
        <translation>%1 hat mehr als einen SPF-Eintrag; deshalb zählt keiner davon.</translation>
    </message>
    <message>
        <source>%1 has no SPF record, but &quot;%2&quot; needs one.</source>
        <translation>%1 hat keinen SPF-Eintrag, aber „%2“ braucht einen.</translation>
    </message>
    <message>
        <source>%1 could not be asked: %2.</source>
        <translation>%1 konnte nicht gefragt werden: %2.</translation>
    </message>
    <message>
        <source>The key cannot be read.</source>
        <translation>Der Schlüssel ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The key was revoked: no signature with it counts.</source>
        <translation>Der Schlüssel wurde widerrufen: Keine Unterschrift mit ihm gilt.</translation>
    </message>
    <message>
        <source>%1 bits are so few that receivers must not accept the key.</source>
        <translation>%1 Bit sind so wenig, dass Empfänger den Schlüssel nicht annehmen dürfen.</translation>
    </message>
    <message>
        <source>%1 bits are accepted, but 2048 are asked for.</source>
        <translation>%1 Bit werden angenommen, verlangt sind aber 2048.</translation>
    </message>
    <message>
        <source>The key is for SHA-1 alone, which receivers must not accept.</source>
        <translation>Der Schlüssel gilt nur für SHA-1, das Empfänger nicht annehmen dürfen.</translation>
    </message>
    <message>
        <source>The key is not meant for mail.</source>
        <translation>Der Schlüssel ist nicht für E-Mail gedacht.</translation>
    </message>
    <message>
        <source>The key is marked as a test, so receivers may treat what it signs as unsigned.</source>
        <translation>Der Schlüssel ist als Test gekennzeichnet; Empfänger dürfen das damit Unterschriebene wie nicht unterschrieben behandeln.</translation>
    </message>
    <message>
        <source>The domain is run by %1: its records are not yours to change.</source>
        <translation>Die Domain betreibt Ihr Anbieter %1: Ihre Einträge können Sie nicht selbst ändern.</translation>
    </message>
    <message>
        <source>DKIM keys</source>
        <translation>DKIM-Schlüssel</translation>
    </message>
    <message>
        <source>Mail servers (MX)</source>
        <translation>Mailserver (MX)</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>could not be asked</source>
        <translation>konnte nicht gefragt werden</translation>
    </message>
    <message>
        <source>could not be asked: %1</source>
        <translation>konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>The domain says that it takes no mail; replies to its addresses come back.</source>
        <translation>Die Domain nimmt nach eigener Angabe keine E-Mail an; Antworten an ihre Adressen kommen zurück.</translation>
    </message>
    <message>
        <source>Mail to the domain, replies included, goes to its own address if it goes anywhere.</source>
        <translation>E-Mail an die Domain, auch Antworten, geht an ihre eigene Adresse, wenn überhaupt.</translation>
    </message>
    <message>
        <source>Mail to the domain goes to %1.</source>
        <translation>E-Mail an die Domain geht an %1.</translation>
    </message>
    <message>
        <source>Nothing says who may send mail for the domain, and many receivers distrust such mail.</source>
        <translation>Nirgends steht, wer für die Domain senden darf; viele Empfänger misstrauen solcher E-Mail.</translation>
    </message>
    <message>
        <source>Nobody may send mail for the domain.</source>
        <translation>Niemand darf für die Domain senden.</translation>
    </message>
    <message>
        <source>Says who may send mail for the domain.</source>
        <translation>Sagt, wer für die Domain senden darf.</translation>
    </message>
    <message>
        <source>%1 may send mail for the domain.</source>
        <translation>%1 darf für die Domain senden.</translation>
    </message>
    <message>
        <source>Nobody may send mail for the domain, and so %1 may not either.</source>
        <translation>Niemand darf für die Domain senden, also auch %1 nicht.</translation>
    </message>
    <message>
        <source>Whether %1 may send mail for the domain cannot be known: it may send from other addresses than it takes mail on.</source>
        <translation>Ob %1 für die Domain senden darf, lässt sich nicht wissen: Gesendet wird vielleicht von anderen Adressen als denen, die E-Mail annehmen.</translation>
    </message>
    <message>
        <source>%1: no key.</source>
        <translation>%1: kein Schlüssel.</translation>
    </message>
    <message>
        <source>%1: could not be asked: %2.</source>
        <translation>%1: konnte nicht gefragt werden: %2.</translation>
    </message>
    <message>
        <source>%1: %2, %3 bits.</source>
        <translation>%1: %2, %3 Bit.</translation>
    </message>
    <message>
        <source>%1: a key.</source>
        <translation>%1: ein Schlüssel.</translation>
    </message>
    <message>
        <source>Keys can only be asked for by their selector: it is s= in the DKIM-Signature of a message that was sent.</source>
        <translation>Nach Schlüsseln lässt sich nur mit ihrem Selektor fragen: Er steht als s= in der DKIM-Signature einer gesendeten Nachricht.</translation>
    </message>
    <message>
        <source>Your mail is expected to pass.</source>
        <translation>Ihre E-Mail wird voraussichtlich bestehen.</translation>
    </message>
    <message>
        <source>Your mail is expected to fail.</source>
        <translation>Ihre E-Mail wird voraussichtlich durchfallen.</translation>
    </message>
    <message>
        <source>Whether your mail passes cannot be known from here.</source>
        <translation>Ob Ihre E-Mail besteht, lässt sich von hier aus nicht wissen.</translation>
    </message>
    <message>
        <source>Anybody may write mail in the domain&apos;s name, and nobody is asked to refuse it.</source>
        <translation>Jeder kann E-Mail im Namen der Domain schreiben, und niemand wird gebeten, sie abzulehnen.</translation>
    </message>
    <message>
        <source>Receivers are asked to refuse mail that fails.</source>
        <translation>Empfänger werden gebeten, durchgefallene E-Mail abzulehnen.</translation>
    </message>
    <message>
        <source>Receivers are asked to treat mail that fails as suspicious.</source>
        <translation>Empfänger werden gebeten, durchgefallene E-Mail als verdächtig zu behandeln.</translation>
    </message>
    <message>
        <source>Receivers are asked to do nothing about mail that fails.</source>
        <translation>Empfänger werden gebeten, gegen durchgefallene E-Mail nichts zu tun.</translation>
    </message>
    <message>
        <source>There is more than one DMARC record, so none of them counts.</source>
        <translation>Es gibt mehr als einen DMARC-Eintrag; deshalb zählt keiner davon.</translation>
    </message>
    <message>
        <source>p= is missing, or is not &quot;none&quot;, &quot;quarantine&quot; or &quot;reject&quot;.</source>
        <translation>p= fehlt oder ist weder „none“ noch „quarantine“ noch „reject“.</translation>
    </message>
    <message>
        <source>pct= is no number from 0 to 100.</source>
        <translation>pct= ist keine Zahl von 0 bis 100.</translation>
    </message>
    <message>
        <source>pct= asks it of %1% of the mail only.</source>
        <translation>pct= verlangt das nur für %1% der E-Mail.</translation>
    </message>
    <message>
        <source>rua= is missing: nobody tells you of mail that fails.</source>
        <translation>rua= fehlt: Niemand berichtet Ihnen von durchgefallener E-Mail.</translation>
    </message>
    <message>
        <source>An address in rua= does not begin with mailto:.</source>
        <translation>Eine Adresse in rua= beginnt nicht mit mailto:.</translation>
    </message>
    <message>
        <source>Mail to the domain may travel unencrypted when somebody on the way wants it so.</source>
        <translation>E-Mail an die Domain kann unverschlüsselt reisen, wenn jemand unterwegs es so will.</translation>
    </message>
    <message>
        <source>The policy is announced, but does not count.</source>
        <translation>Die Richtlinie ist angekündigt, gilt aber nicht.</translation>
    </message>
    <message>
        <source>Mail to the domain comes encrypted to the servers named, or not at all.</source>
        <translation>E-Mail an die Domain kommt verschlüsselt zu den genannten Servern oder gar nicht.</translation>
    </message>
    <message>
        <source>Mail that would come unencrypted is only reported.</source>
        <translation>E-Mail, die unverschlüsselt käme, wird nur gemeldet.</translation>
    </message>
    <message>
        <source>The policy is switched off.</source>
        <translation>Die Richtlinie ist abgeschaltet.</translation>
    </message>
    <message>
        <source>The record has no id= of letters and digits, or there is more than one record, so it does not count.</source>
        <translation>Der Eintrag hat kein id= aus Buchstaben und Ziffern, oder es gibt mehr als einen; deshalb zählt er nicht.</translation>
    </message>
    <message>
        <source>The policy file is not there.</source>
        <translation>Die Richtliniendatei ist nicht da.</translation>
    </message>
    <message>
        <source>The policy file could not be fetched: %1.</source>
        <translation>Die Richtliniendatei ließ sich nicht holen: %1.</translation>
    </message>
    <message>
        <source>The policy file does not say &quot;version: STSv1&quot;.</source>
        <translation>In der Richtliniendatei steht nicht „version: STSv1“.</translation>
    </message>
    <message>
        <source>The policy file says no mode of enforce, testing and none.</source>
        <translation>Die Richtliniendatei nennt keinen der Modi enforce, testing und none.</translation>
    </message>
    <message>
        <source>The policy file names no mail server.</source>
        <translation>Die Richtliniendatei nennt keinen Mailserver.</translation>
    </message>
    <message>
        <source>max_age in the policy file is missing or over a year.</source>
        <translation>max_age in der Richtliniendatei fehlt oder ist länger als ein Jahr.</translation>
    </message>
    <message>
        <source>max_age in the policy file is under a day: senders forget it before they need it.</source>
        <translation>max_age in der Richtliniendatei ist kürzer als ein Tag: Absender vergessen sie, bevor sie sie brauchen.</translation>
    </message>
    <message>
        <source>The policy file does not name %1.</source>
        <translation>Die Richtliniendatei nennt %1 nicht.</translation>
    </message>
    <message>
        <source>Nobody reports to you when mail to the domain could not come encrypted.</source>
        <translation>Niemand meldet Ihnen, wenn E-Mail an die Domain nicht verschlüsselt kommen konnte.</translation>
    </message>
    <message>
        <source>Reports of encryption that failed go to %1.</source>
        <translation>Berichte über gescheiterte Verschlüsselung gehen an %1.</translation>
    </message>
    <message>
        <source>The record has no rua= with mailto: or https:, or there is more than one record, so it does not count.</source>
        <translation>Der Eintrag hat kein rua= mit mailto: oder https:, oder es gibt mehr als einen; deshalb zählt er nicht.</translation>
    </message>
    <message>
        <source>Not everything about %1 could be asked; what is missing says so.</source>
        <translation>Nicht alles über %1 ließ sich erfragen; was fehlt, ist so bezeichnet.</translation>
    </message>
    <message>
        <source>Mail from %1 is expected to fail.</source>
        <translation>E-Mail von %1 wird voraussichtlich durchfallen.</translation>
    </message>
    <message>
        <source>Mail from %1 is at risk: its records need work.</source>
        <translation>E-Mail von %1 ist gefährdet: An den Einträgen ist etwas zu tun.</translation>
    </message>
    <message>
        <source>Mail from %1 is expected to pass.</source>
        <translation>E-Mail von %1 wird voraussichtlich bestehen.</translation>
    </message>
    <message>
        <source>The records of %1 are in order; whether your mail passes cannot be known from here.</source>
        <translation>Die Einträge von %1 sind in Ordnung; ob Ihre E-Mail besteht, lässt sich von hier aus nicht wissen.</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; at %2 lets everybody send mail for the domain.</source>
        <translation>„%1“ bei %2 lässt jeden für die Domain senden.</translation>
    </message>
    <message>
        <source>As it stands, receivers count the record for nothing.</source>
        <translation>So, wie er dasteht, lassen Empfänger den Eintrag nicht gelten.</translation>
    </message>
    <message>
        <source>Everybody may send mail for the domain.</source>
        <translation>Jeder darf für die Domain senden.</translation>
    </message>
    <message>
        <source>The SPF record of %1 lets nobody in and keeps nobody out.</source>
        <translation>Der SPF-Eintrag von %1 lässt niemanden ein und hält niemanden ab.</translation>
    </message>
    <message>
        <source>There is more than one key, so that receivers may take the wrong one.</source>
        <translation>Es gibt mehr als einen Schlüssel, Empfänger nehmen also vielleicht den falschen.</translation>
    </message>
    <message>
        <source>It is another key than the one your mail is signed with: the signatures count as broken.</source>
        <translation>Es ist ein anderer Schlüssel als der, mit dem Ihre E-Mail signiert wird: Die Signaturen gelten als gebrochen.</translation>
    </message>
    <message>
        <source>There is no such domain.</source>
        <translation>Es gibt keine solche Domain.</translation>
    </message>
    <message>
        <source>One entry says that the domain takes no mail, which counts only where it stands alone.</source>
        <translation>Ein Eintrag sagt, dass die Domain keine E-Mail annimmt; das gilt nur, wo er allein steht.</translation>
    </message>
    <message>
        <source>%1 is an address; an entry has to name a server.</source>
        <translation>%1 ist eine Adresse; ein Eintrag muss einen Server nennen.</translation>
    </message>
    <message>
        <source>Not all of the record can be read, and receivers may leave it out of account: %1</source>
        <translation>Nicht alles im Eintrag ist lesbar, Empfänger beachten ihn vielleicht nicht: %1</translation>
    </message>
    <message>
        <source>There is no domain %1.</source>
        <translation>Es gibt keine Domain %1.</translation>
    </message>
    <message>
        <source>Not all records of %1 are in order; whether your mail passes cannot be known from here.</source>
        <translation>Nicht alle Einträge von %1 sind in Ordnung; ob Ihre E-Mail besteht, lässt sich von hier aus nicht wissen.</translation>
    </message>
</context>
<context>
    <name>DomainCheckDialog</name>
    <message>
        <source>%1, run by your provider</source>
        <comment>found, absent</comment>
        <translation>%1, Sache Ihres Anbieters</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>Der Server sagt: %1</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>wird gefragt…</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>Nothing had left this computer yet.</source>
        <translation>Nichts hatte diesen Rechner verlassen.</translation>
    </message>
    <message>
        <source>It happened while the server&apos;s address was being looked up.</source>
        <translation>Es geschah, während die Adresse des Servers gesucht wurde.</translation>
    </message>
    <message>
        <source>It happened while the connection was being made.</source>
        <translation>Es geschah beim Aufbau der Verbindung.</translation>
    </message>
    <message>
        <source>The connection stood, but no greeting had come yet.</source>
        <translation>Die Verbindung stand, aber es war noch keine Begrüßung gekommen.</translation>
    </message>
    <message>
        <source>It happened right after the greeting.</source>
        <translation>Es geschah gleich nach der Begrüßung.</translation>
    </message>
    <message>
        <source>It happened when encryption was asked for.</source>
        <translation>Es geschah, als Verschlüsselung verlangt wurde.</translation>
    </message>
    <message>
        <source>It happened while the encryption was being agreed on.</source>
        <translation>Es geschah, während die Verschlüsselung vereinbart wurde.</translation>
    </message>
    <message>
        <source>It happened while signing in.</source>
        <translation>Es geschah bei der Anmeldung.</translation>
    </message>
    <message>
        <source>It happened when the sender was named.</source>
        <translation>Es geschah, als der Absender genannt wurde.</translation>
    </message>
    <message>
        <source>It happened while the recipients were being named.</source>
        <translation>Es geschah, während die Empfänger genannt wurden.</translation>
    </message>
    <message>
        <source>It happened while the message was on its way.</source>
        <translation>Es geschah, während die Nachricht unterwegs war.</translation>
    </message>
    <message>
        <source>It happened after the whole message, before the server&apos;s answer.</source>
        <translation>Es geschah nach der ganzen Nachricht, vor der Antwort des Servers.</translation>
    </message>
    <message>
        <source>It is not known whether %1 has the message.</source>
        <translation>Es ist ungewiss, ob %1 die Nachricht hat.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>der Server</translation>
    </message>
    <message>
        <source>The whole message went out, then the link was lost before the answer came.</source>
        <translation>Die ganze Nachricht ging hinaus, dann riss die Verbindung ab, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>Send it again to those only.</source>
        <translation>Senden Sie nur an diese erneut.</translation>
    </message>
    <message>
        <source>This message is a draft.</source>
        <translation>Diese Nachricht ist ein Entwurf.</translation>
    </message>
    <message>
        <source>It has not been sent.</source>
        <translation>Sie wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Go on writing, or send it.</source>
        <translation>Schreiben Sie weiter, oder senden Sie sie.</translation>
    </message>
    <message>
        <source>This message is scheduled.</source>
        <translation>Diese Nachricht ist geplant.</translation>
    </message>
    <message>
        <source>It goes out %1.</source>
        <translation>Sie wird gesendet: %1.</translation>
    </message>
    <message>
        <source>You put it on hold.</source>
        <translation>Sie haben sie angehalten.</translation>
    </message>
    <message>
        <source>This message is on hold.</source>
        <translation>Diese Nachricht ist angehalten.</translation>
    </message>
    <message>
        <source>It stays in the outbox until you release it.</source>
        <translation>Sie bleibt im Postausgang, bis Sie sie freigeben.</translation>
    </message>
    <message>
        <source>This message waits to be sent.</source>
        <translation>Diese Nachricht wartet darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>It goes out as soon as its turn comes.</source>
        <translation>Sie wird gesendet, sobald sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>This message is being sent.</source>
        <translation>Diese Nachricht wird gesendet.</translation>
    </message>
    <message>
        <source>This message is being sent to %1.</source>
        <translation>Diese Nachricht wird an %1 gesendet.</translation>
    </message>
    <message>
        <source>It is going out now.</source>
        <translation>Sie geht gerade hinaus.</translation>
    </message>
    <message>
        <source>Accepted by %1.</source>
        <translation>Angenommen von %1.</translation>
    </message>
    <message numerus="yes">
        <source>It took the message for %n recipient(s).</source>
        <translation>
            <numerusform>Die Nachricht ist dort für %n Empfänger.</numerusform>
            <numerusform>Die Nachricht ist dort für %n Empfänger.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>It is not known whether the server has this message.</source>
        <translation>Es ist ungewiss, ob der Server diese Nachricht hat.</translation>
    </message>
    <message>
        <source>Sending was broken off after the whole message had gone out, before an answer was recorded.</source>
        <translation>Das Senden brach ab, nachdem die ganze Nachricht hinausgegangen war, bevor eine Antwort festgehalten wurde.</translation>
    </message>
    <message>
        <source>Pillarbox does not send it again by itself.</source>
        <translation>Pillarbox sendet sie nicht von selbst erneut.</translation>
    </message>
    <message>
        <source>This message was not sent.</source>
        <translation>Diese Nachricht wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>The server refused it for good.</source>
        <translation>Der Server hat sie endgültig abgelehnt.</translation>
    </message>
    <message>
        <source>Pillarbox does not try this again by itself.</source>
        <translation>Pillarbox versucht es nicht von selbst erneut.</translation>
    </message>
    <message>
        <source>Edit it and send it again.</source>
        <translation>Bearbeiten Sie sie, und senden Sie erneut.</translation>
    </message>
    <message>
        <source>Accepted for %1 of %2 recipients.</source>
        <translation>Angenommen für %1 von %2 Empfängern.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Abgelehnt: %1.</translation>
    </message>
    <message>
        <source>An address is missing.</source>
        <translation>Eine Adresse fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an e-mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>An address has the form name@example.org.</source>
        <translation>Eine Adresse hat die Form name@example.org.</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>Berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <source>A part of the message cannot be sent as it is.</source>
        <translation>Ein Teil der Nachricht kann so nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The %1 cannot be sent as it is.</source>
        <translation>Dieser Teil kann so nicht gesendet werden: %1.</translation>
    </message>
    <message>
        <source>It holds a line break, another control character, or bytes that are no text.</source>
        <translation>Enthalten sind ein Zeilenumbruch, ein anderes Steuerzeichen oder Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>Remove them.</source>
        <translation>Entfernen Sie diese.</translation>
    </message>
    <message>
        <source>The message has no recipient.</source>
        <translation>Die Nachricht hat keinen Empfänger.</translation>
    </message>
    <message>
        <source>Nobody is named in To, Cc or Bcc.</source>
        <translation>In An, Cc und Bcc steht niemand.</translation>
    </message>
    <message>
        <source>Add a recipient.</source>
        <translation>Fügen Sie einen Empfänger hinzu.</translation>
    </message>
    <message>
        <source>It has %1 as sent, and the server takes %2.</source>
        <translation>Gesendet hat sie %1, der Server nimmt %2.</translation>
    </message>
    <message>
        <source>It is larger than the server said it takes.</source>
        <translation>Sie ist größer, als der Server nach eigener Angabe annimmt.</translation>
    </message>
    <message>
        <source>The message is too large for %1.</source>
        <translation>Die Nachricht ist zu groß für %1.</translation>
    </message>
    <message>
        <source>Remove or shrink attachments.</source>
        <translation>Entfernen oder verkleinern Sie Anhänge.</translation>
    </message>
    <message>
        <source>The address %1 cannot be reached through this server.</source>
        <translation>Die Adresse %1 ist über diesen Server nicht erreichbar.</translation>
    </message>
    <message>
        <source>Use another address of the recipient, if there is one.</source>
        <translation>Nehmen Sie eine andere Adresse des Empfängers, falls es eine gibt.</translation>
    </message>
    <message>
        <source>The message holds 8-bit text, which %1 does not take.</source>
        <translation>Die Nachricht enthält 8-Bit-Text, den %1 nicht annimmt.</translation>
    </message>
    <message>
        <source>Encode the message as quoted-printable or base64.</source>
        <translation>Kodieren Sie die Nachricht als quoted-printable oder base64.</translation>
    </message>
    <message>
        <source>The message has a line of more than 998 octets.</source>
        <translation>Die Nachricht hat eine Zeile mit mehr als 998 Bytes.</translation>
    </message>
    <message>
        <source>A file of the message cannot be read.</source>
        <translation>Eine Datei der Nachricht kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A file cannot be read: %1</source>
        <translation>Eine Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>It was moved, deleted or changed, or reading it is not allowed.</source>
        <translation>Sie wurde verschoben, gelöscht oder verändert, oder das Lesen ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Attach the file again.</source>
        <translation>Hängen Sie die Datei erneut an.</translation>
    </message>
    <message>
        <source>The outbox cannot be written.</source>
        <translation>Der Postausgang kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>A file cannot be written: %1</source>
        <translation>Eine Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The disk may be full, or writing there is not allowed.</source>
        <translation>Der Datenträger ist vielleicht voll, oder das Schreiben dort ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Sending was cancelled.</source>
        <translation>Das Senden wurde abgebrochen.</translation>
    </message>
    <message>
        <source>You stopped it before the message was handed over.</source>
        <translation>Sie haben abgebrochen, bevor die Nachricht übergeben war.</translation>
    </message>
    <message>
        <source>Pillarbox made a mistake.</source>
        <translation>Pillarbox hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>Melden Sie ihn bitte.</translation>
    </message>
    <message>
        <source>No server has this name.</source>
        <translation>Kein Server trägt diesen Namen.</translation>
    </message>
    <message>
        <source>No server is called %1.</source>
        <translation>Kein Server heißt %1.</translation>
    </message>
    <message>
        <source>The name may be mistyped, or it is known in another network only.</source>
        <translation>Der Name ist vielleicht vertippt oder nur in einem anderen Netz bekannt.</translation>
    </message>
    <message>
        <source>Check the server&apos;s name in the account.</source>
        <translation>Prüfen Sie den Namen des Servers im Konto.</translation>
    </message>
    <message>
        <source>The server&apos;s address could not be looked up.</source>
        <translation>Die Adresse des Servers konnte nicht ermittelt werden.</translation>
    </message>
    <message>
        <source>The address of %1 could not be looked up.</source>
        <translation>Die Adresse von %1 konnte nicht ermittelt werden.</translation>
    </message>
    <message>
        <source>No name server answered. This computer is probably offline.</source>
        <translation>Kein Nameserver antwortete. Dieser Rechner ist wahrscheinlich offline.</translation>
    </message>
    <message>
        <source>Check the network connection.</source>
        <translation>Prüfen Sie die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>The connection was refused, or there is no way to the server.</source>
        <translation>Die Verbindung wurde abgelehnt, oder es führt kein Weg zum Server.</translation>
    </message>
    <message>
        <source>%1 does not take connections on port %2.</source>
        <translation>%1 nimmt auf Port %2 keine Verbindungen an.</translation>
    </message>
    <message>
        <source>No mail service answered at %1.</source>
        <translation>Kein Maildienst antwortete unter %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Check the port in the account, and whether this network lets mail out.</source>
        <translation>Prüfen Sie den Port im Konto und ob dieses Netz E-Mail hinauslässt.</translation>
    </message>
    <message>
        <source>%1 did not answer on port %2 in time.</source>
        <translation>%1 hat auf Port %2 nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server is down, or a firewall drops the connection.</source>
        <translation>Der Server ist außer Betrieb, oder eine Firewall verwirft die Verbindung.</translation>
    </message>
    <message>
        <source>Try another network.</source>
        <translation>Versuchen Sie es in einem anderen Netz.</translation>
    </message>
    <message>
        <source>%1 stopped answering.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>The time allowed for an answer ran out. %1</source>
        <translation>Die Frist für eine Antwort ist abgelaufen. %1</translation>
    </message>
    <message>
        <source>The connection to %1 was cut.</source>
        <translation>Die Verbindung zu %1 ist abgerissen.</translation>
    </message>
    <message>
        <source>Nothing was sent; it is worth trying again later.</source>
        <translation>Nichts wurde gesendet; ein späterer Versuch lohnt sich.</translation>
    </message>
    <message>
        <source>Pillarbox does not send it again.</source>
        <translation>Pillarbox sendet sie nicht erneut.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Pillarbox tries again by itself.</source>
        <translation>Pillarbox versucht es von selbst erneut.</translation>
    </message>
    <message>
        <source>Next attempt %1.</source>
        <translation>Nächster Versuch: %1.</translation>
    </message>
    <message>
        <source>Next attempt %1; gives up %2.</source>
        <translation>Nächster Versuch: %1; weitere bis %2.</translation>
    </message>
    <message>
        <source>The message is safe in the outbox. %1</source>
        <translation>Die Nachricht liegt sicher im Postausgang. %1</translation>
    </message>
    <message>
        <source>The message waits in the outbox; no further attempt is made until this is fixed.</source>
        <translation>Die Nachricht wartet im Postausgang; bis dies behoben ist, gibt es keinen weiteren Versuch.</translation>
    </message>
    <message>
        <source>The outbox could not read a file: %1</source>
        <translation>Der Postausgang konnte eine Datei nicht lesen: %1</translation>
    </message>
    <message>
        <source>It is missing, or reading it is not allowed.</source>
        <translation>Sie fehlt, oder das Lesen ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Check the file and try again.</source>
        <translation>Prüfen Sie die Datei, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The outbox could not be written: %1</source>
        <translation>Der Postausgang konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The outbox was damaged.</source>
        <translation>Der Postausgang war beschädigt.</translation>
    </message>
    <message>
        <source>Its database could not be read; it was set aside: %1</source>
        <translation>Seine Datenbank war nicht lesbar; sie wurde beiseitegelegt: %1</translation>
    </message>
    <message>
        <source>The outbox was made by a newer Pillarbox.</source>
        <translation>Der Postausgang stammt von einem neueren Pillarbox.</translation>
    </message>
    <message>
        <source>This version does not know its format.</source>
        <translation>Diese Version kennt sein Format nicht.</translation>
    </message>
    <message>
        <source>It is left untouched.</source>
        <translation>Er bleibt unberührt.</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>Installieren Sie die neuere Version.</translation>
    </message>
    <message>
        <source>The message cannot be queued.</source>
        <translation>Die Nachricht kann nicht in den Postausgang.</translation>
    </message>
    <message>
        <source>Nothing was queued.</source>
        <translation>Nichts kam in den Postausgang.</translation>
    </message>
    <message>
        <source>Correct the message.</source>
        <translation>Berichtigen Sie die Nachricht.</translation>
    </message>
    <message>
        <source>There is no such message in the outbox.</source>
        <translation>Diese Nachricht gibt es im Postausgang nicht.</translation>
    </message>
    <message>
        <source>It was deleted, or it never was there.</source>
        <translation>Sie wurde gelöscht, oder sie war nie da.</translation>
    </message>
    <message>
        <source>This is not possible for this message now.</source>
        <translation>Das geht mit dieser Nachricht jetzt nicht.</translation>
    </message>
    <message>
        <source>It has moved on in the meantime.</source>
        <translation>Sie ist inzwischen weiter.</translation>
    </message>
    <message>
        <source>%1 does not offer encryption here.</source>
        <translation>%1 bietet hier keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>Try port 465 with TLS, or ask the provider. Something on the way may also have taken the offer out.</source>
        <translation>Versuchen Sie Port 465 mit TLS, oder fragen Sie den Anbieter. Vielleicht hat auch etwas auf dem Weg das Angebot entfernt.</translation>
    </message>
    <message>
        <source>Someone may be tampering with the connection to %1.</source>
        <translation>Vielleicht greift jemand in die Verbindung zu %1 ein.</translation>
    </message>
    <message>
        <source>Do not send over this network until the cause is known.</source>
        <translation>Senden Sie nicht über dieses Netz, bis die Ursache bekannt ist.</translation>
    </message>
    <message>
        <source>The two sides found no common encryption, or the port does not speak TLS from the first byte.</source>
        <translation>Beide Seiten fanden keine gemeinsame Verschlüsselung, oder der Port spricht nicht vom ersten Byte an TLS.</translation>
    </message>
    <message>
        <source>No secure connection to %1 came about.</source>
        <translation>Eine sichere Verbindung zu %1 kam nicht zustande.</translation>
    </message>
    <message>
        <source>Check port and encryption in the account.</source>
        <translation>Prüfen Sie Port und Verschlüsselung im Konto.</translation>
    </message>
    <message>
        <source>was issued by someone this computer does not know</source>
        <translation>wurde von jemandem ausgestellt, den dieser Rechner nicht kennt</translation>
    </message>
    <message>
        <source>is self-signed</source>
        <translation>ist selbst signiert</translation>
    </message>
    <message>
        <source>has expired</source>
        <translation>ist abgelaufen</translation>
    </message>
    <message>
        <source>is not valid yet</source>
        <translation>ist noch nicht gültig</translation>
    </message>
    <message>
        <source>belongs to another name</source>
        <translation>gehört zu einem anderen Namen</translation>
    </message>
    <message>
        <source>was revoked</source>
        <translation>wurde widerrufen</translation>
    </message>
    <message>
        <source>has a bad signature</source>
        <translation>hat eine falsche Signatur</translation>
    </message>
    <message>
        <source>was not made for servers</source>
        <translation>wurde nicht für Server gemacht</translation>
    </message>
    <message>
        <source>has a key that is too weak</source>
        <translation>hat einen zu schwachen Schlüssel</translation>
    </message>
    <message>
        <source>Its certificate could not be verified.</source>
        <translation>Das Zertifikat konnte nicht überprüft werden.</translation>
    </message>
    <message>
        <source>Its certificate %1.</source>
        <translation>Das Zertifikat %1.</translation>
    </message>
    <message>
        <source> and </source>
        <comment>joins two reasons</comment>
        <translation> und </translation>
    </message>
    <message>
        <source>This may not be the right server.</source>
        <translation>Das ist vielleicht nicht der richtige Server.</translation>
    </message>
    <message>
        <source>This may not be %1.</source>
        <translation>Das ist vielleicht nicht %1.</translation>
    </message>
    <message>
        <source>%1 The password was not sent.</source>
        <translation>%1 Das Passwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Look at the certificate; if you did not expect this, do not go on.</source>
        <translation>Sehen Sie sich das Zertifikat an; wenn Sie das nicht erwartet haben, machen Sie nicht weiter.</translation>
    </message>
    <message>
        <source>It answered %1.</source>
        <translation>Die Antwort war %1.</translation>
    </message>
    <message>
        <source>%1 does not accept connections from here.</source>
        <translation>%1 nimmt von hier keine Verbindungen an.</translation>
    </message>
    <message>
        <source>%1 refused Pillarbox&apos;s introduction.</source>
        <translation>%1 hat die Vorstellung von Pillarbox abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused to start encryption.</source>
        <translation>%1 hat es abgelehnt, die Verschlüsselung zu beginnen.</translation>
    </message>
    <message>
        <source>%1 refused this way of signing in.</source>
        <translation>%1 hat diese Art der Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused the sender.</source>
        <translation>%1 hat den Absender abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused the recipient.</source>
        <translation>%1 hat den Empfänger abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused to take the message.</source>
        <translation>%1 hat es abgelehnt, die Nachricht anzunehmen.</translation>
    </message>
    <message>
        <source>%1 refused the message after reading it.</source>
        <translation>%1 hat die Nachricht nach dem Lesen abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused.</source>
        <translation>%1 hat abgelehnt.</translation>
    </message>
    <message>
        <source>%1 accepts no connection just now.</source>
        <translation>%1 nimmt gerade keine Verbindung an.</translation>
    </message>
    <message>
        <source>%1 postponed the conversation.</source>
        <translation>%1 hat das Gespräch vertagt.</translation>
    </message>
    <message>
        <source>%1 cannot start encryption just now.</source>
        <translation>%1 kann die Verschlüsselung gerade nicht beginnen.</translation>
    </message>
    <message>
        <source>%1 cannot check sign-ins just now.</source>
        <translation>%1 kann Anmeldungen gerade nicht prüfen.</translation>
    </message>
    <message>
        <source>%1 asked to try again later, when it heard the sender.</source>
        <translation>%1 bat beim Absender darum, es später erneut zu versuchen.</translation>
    </message>
    <message>
        <source>%1 asked to try the recipient again later.</source>
        <translation>%1 bat darum, es mit dem Empfänger später erneut zu versuchen.</translation>
    </message>
    <message>
        <source>%1 asked to try again later, before taking the message.</source>
        <translation>%1 bat vor der Annahme der Nachricht darum, es später erneut zu versuchen.</translation>
    </message>
    <message>
        <source>%1 asked to try again later, after reading the message.</source>
        <translation>%1 bat nach dem Lesen der Nachricht darum, es später erneut zu versuchen.</translation>
    </message>
    <message>
        <source>%1 asked to try again later.</source>
        <translation>%1 bat darum, es später erneut zu versuchen.</translation>
    </message>
    <message>
        <source>%1 asked to try again later (greylisting).</source>
        <translation>%1 bat darum, es später erneut zu versuchen (Greylisting).</translation>
    </message>
    <message>
        <source>%1 is closing the connection for now.</source>
        <translation>%1 schließt die Verbindung vorerst.</translation>
    </message>
    <message>
        <source>%1 answered with something that is not mail protocol.</source>
        <translation>%1 hat mit etwas geantwortet, das kein Mailprotokoll ist.</translation>
    </message>
    <message>
        <source>Check server and port; another service may be listening there.</source>
        <translation>Prüfen Sie Server und Port; vielleicht lauscht dort ein anderer Dienst.</translation>
    </message>
    <message>
        <source>%1 offers no way to sign in that Pillarbox can use.</source>
        <translation>%1 bietet keine Anmeldung an, die Pillarbox beherrscht.</translation>
    </message>
    <message>
        <source>It asks for no password here, or only for methods that are not available.</source>
        <translation>Verlangt wird hier kein Passwort oder nur ein Verfahren, das es hier nicht gibt.</translation>
    </message>
    <message>
        <source>Check port, encryption and sign-in method in the account.</source>
        <translation>Prüfen Sie Port, Verschlüsselung und Anmeldeverfahren im Konto.</translation>
    </message>
    <message>
        <source>The password was not sent to %1.</source>
        <translation>Das Passwort wurde nicht gesendet (%1).</translation>
    </message>
    <message>
        <source>The connection is not encrypted, and a password never travels over such a link.</source>
        <translation>Die Verbindung ist nicht verschlüsselt, und ein Passwort geht nie über eine solche Leitung.</translation>
    </message>
    <message>
        <source>Choose an encrypted connection in the account.</source>
        <translation>Wählen Sie im Konto eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>The password for %1 is in a locked keychain.</source>
        <translation>Das Passwort für %1 liegt in einem gesperrten Schlüsselbund.</translation>
    </message>
    <message>
        <source>Unlock the keychain.</source>
        <translation>Entsperren Sie den Schlüsselbund.</translation>
    </message>
    <message>
        <source>There is no password for %1.</source>
        <translation>Es gibt kein Passwort (%1).</translation>
    </message>
    <message>
        <source>There is no password for %1 at %2.</source>
        <translation>Für %1 gibt es kein Passwort (%2).</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>%1 refused the password.</source>
        <translation>%1 hat das Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>%1 refused the password for %2.</source>
        <translation>%1 hat das Passwort für %2 abgelehnt.</translation>
    </message>
    <message>
        <source>User name or password are wrong, or the provider wants an app password.</source>
        <translation>Benutzername oder Passwort sind falsch, oder der Anbieter verlangt ein App-Passwort.</translation>
    </message>
    <message>
        <source>Enter the password again.</source>
        <translation>Geben Sie das Passwort erneut ein.</translation>
    </message>
    <message>
        <source>The time for trying again is over; Pillarbox does not try this again by itself.</source>
        <translation>Die Zeit für neue Versuche ist vorbei; Pillarbox versucht es nicht von selbst erneut.</translation>
    </message>
    <message>
        <source>This is no mail message.</source>
        <translation>Dies ist keine E-Mail-Nachricht.</translation>
    </message>
    <message>
        <source>It does not begin with a message header.</source>
        <translation>Sie beginnt nicht mit den Kopfzeilen einer Nachricht.</translation>
    </message>
    <message>
        <source>Choose a file that holds a whole message.</source>
        <translation>Wählen Sie eine Datei, die eine ganze Nachricht enthält.</translation>
    </message>
    <message>
        <source>No mail service answered.</source>
        <translation>Kein Maildienst hat geantwortet.</translation>
    </message>
    <message>
        <source>The connection to the server was cut.</source>
        <translation>Die Verbindung zum Server wurde getrennt.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a pattern of QDate::toString(): the day, and the month&apos;s short name</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>It was sent already.</source>
        <translation>Sie wurde schon gesendet.</translation>
    </message>
    <message>
        <source>It is being sent just now.</source>
        <translation>Sie wird gerade gesendet.</translation>
    </message>
    <message>
        <source>Its state is: %1.</source>
        <translation>Ihr Zustand ist: %1.</translation>
    </message>
    <message>
        <source>The server should switch to TLS (STARTTLS) and does not.</source>
        <translation>Der Server sollte auf TLS umschalten (STARTTLS) und tut es nicht.</translation>
    </message>
    <message>
        <source>%1 Nothing secret was sent.</source>
        <translation>%1 Nichts Geheimes wurde gesendet.</translation>
    </message>
    <message>
        <source>Someone may be tampering with the connection to the server.</source>
        <translation>Möglicherweise manipuliert jemand die Verbindung zum Server.</translation>
    </message>
    <message>
        <source>Unencrypted text arrived just before the encryption began.</source>
        <translation>Unmittelbar vor Beginn der Verschlüsselung kam unverschlüsselter Text an.</translation>
    </message>
    <message>
        <source>No secure connection came about.</source>
        <translation>Es kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>The password is in a locked keychain.</source>
        <translation>Das Passwort liegt in einem gesperrten Schlüsselbund.</translation>
    </message>
    <message>
        <source>The account of this message has been removed.</source>
        <translation>Das Konto dieser Nachricht wurde entfernt.</translation>
    </message>
    <message>
        <source>Without an account there is no server to hand it to.</source>
        <translation>Ohne Konto gibt es keinen Server, dem sie übergeben werden kann.</translation>
    </message>
    <message>
        <source>It cannot be re-encoded without harm: that part is signed, is a header, or can be read in two ways.</source>
        <translation>Sie lässt sich nicht unbeschadet umkodieren: Dieser Teil ist signiert, gehört zum Kopf oder ist nicht eindeutig.</translation>
    </message>
    <message>
        <source>%1 cannot do what the message asks for (%2).</source>
        <translation>%1 kann nicht, was die Nachricht verlangt (%2).</translation>
    </message>
    <message>
        <source>%1 cannot promise encryption all the way.</source>
        <translation>%1 kann keine Verschlüsselung auf dem ganzen Weg zusagen.</translation>
    </message>
    <message>
        <source>%1 does not hold messages for later for that long, or at all.</source>
        <translation>%1 hebt Nachrichten nicht so lange oder gar nicht für später auf.</translation>
    </message>
    <message>
        <source>%1 cannot promise to deliver in time.</source>
        <translation>%1 kann keine rechtzeitige Zustellung zusagen.</translation>
    </message>
    <message>
        <source>%1 does not take unencoded binary content.</source>
        <translation>%1 nimmt keinen unkodierten binären Inhalt an.</translation>
    </message>
    <message>
        <source>The message asks for it, so it was not sent without.</source>
        <translation>Die Nachricht verlangt es, darum wurde sie nicht ohne gesendet.</translation>
    </message>
    <message>
        <source>Take the wish back, or send through another server.</source>
        <translation>Nehmen Sie den Wunsch zurück, oder senden Sie über einen anderen Server.</translation>
    </message>
    <message>
        <source>Mail does not allow such lines, and this one cannot be re-encoded without harm: it is signed, in a header, or can be read in two ways.</source>
        <translation>E-Mail erlaubt solche Zeilen nicht, und diese lässt sich nicht unbeschadet umkodieren: Sie ist signiert, gehört zum Kopf oder ist nicht eindeutig.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s settings, or send without it.</source>
        <translation>Prüfen Sie die Einstellungen des Proxys, oder senden Sie ohne ihn.</translation>
    </message>
    <message>
        <source>The proxy did not let this computer through.</source>
        <translation>Der Proxy hat diesen Computer nicht durchgelassen.</translation>
    </message>
    <message>
        <source>It wants a user name and a password, or others.</source>
        <translation>Er verlangt einen Benutzernamen und ein Passwort, oder andere.</translation>
    </message>
    <message>
        <source>The proxy does not let mail through.</source>
        <translation>Der Proxy lässt keine E-Mail durch.</translation>
    </message>
    <message>
        <source>It forbids connections to this server or port.</source>
        <translation>Er verbietet Verbindungen zu diesem Server oder Port.</translation>
    </message>
    <message>
        <source>No connection came about through the proxy in time.</source>
        <translation>Über den Proxy kam keine Verbindung rechtzeitig zustande.</translation>
    </message>
    <message>
        <source>The proxy is down, or the server behind it does not answer.</source>
        <translation>Der Proxy ist ausgefallen, oder der Server dahinter antwortet nicht.</translation>
    </message>
    <message>
        <source>The proxy did not answer as a proxy does.</source>
        <translation>Der Proxy hat nicht geantwortet, wie ein Proxy es tut.</translation>
    </message>
    <message>
        <source>It may be of another kind, or overloaded.</source>
        <translation>Er ist vielleicht von anderer Art oder überlastet.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached.</source>
        <translation>Der Proxy ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>It is down, or its name or port is wrong.</source>
        <translation>Er ist ausgefallen, oder sein Name oder Port ist falsch.</translation>
    </message>
    <message>
        <source>It offered encryption before and does not now. Something on the way may have taken the offer out.</source>
        <translation>Er bot früher Verschlüsselung an und jetzt nicht mehr. Etwas auf dem Weg kann das Angebot entfernt haben.</translation>
    </message>
    <message>
        <source>It could sign you in more safely before (%1) and does not offer that now.</source>
        <translation>Er konnte Sie früher sicherer anmelden (%1) und bietet das jetzt nicht mehr an.</translation>
    </message>
    <message>
        <source>%1 is less safe than it was.</source>
        <translation>%1 ist weniger sicher als zuvor.</translation>
    </message>
    <message>
        <source>If you know of the change, test the account again; else try another network first.</source>
        <translation>Wenn Ihnen die Änderung bekannt ist, prüfen Sie das Konto erneut; sonst versuchen Sie es erst in einem anderen Netz.</translation>
    </message>
    <message>
        <source>The proxy made no connection to the server.</source>
        <translation>Der Proxy hat keine Verbindung zum Server hergestellt.</translation>
    </message>
    <message>
        <source>It does not know the server&apos;s name, or does not let mail through.</source>
        <translation>Er kennt den Namen des Servers nicht, oder er lässt keine E-Mail durch.</translation>
    </message>
    <message>
        <source>This computer did not tell its proxy in time.</source>
        <translation>Dieser Rechner hat seinen Proxy nicht rechtzeitig genannt.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy settings may name a script that cannot be fetched.</source>
        <translation>Vielleicht nennen die Proxy-Einstellungen des Systems ein Skript, das nicht geholt werden kann.</translation>
    </message>
    <message>
        <source>The server did not prove that it knows your password.</source>
        <translation>Der Server hat nicht bewiesen, dass er Ihr Passwort kennt.</translation>
    </message>
    <message>
        <source>%1 did not prove that it knows your password.</source>
        <translation>%1 hat nicht bewiesen, Ihr Passwort zu kennen.</translation>
    </message>
    <message>
        <source>Signing in by %1 asks for that proof. Someone may be posing as the server.</source>
        <translation>Die Anmeldung mit %1 verlangt diesen Beweis. Vielleicht gibt sich jemand für den Server aus.</translation>
    </message>
    <message>
        <source>Try another network; if it stays so, ask the provider.</source>
        <translation>Versuchen Sie es in einem anderen Netz; bleibt es so, fragen Sie den Anbieter.</translation>
    </message>
    <message>
        <source>There was none, or it does not take the one it saw.</source>
        <translation>Es gab keines, oder er nimmt das gesehene nicht an.</translation>
    </message>
    <message>
        <source>%1 wants a certificate that shows who you are.</source>
        <translation>%1 will ein Zertifikat, das zeigt, wer Sie sind.</translation>
    </message>
    <message>
        <source>Ask the provider which certificate it takes, or for a way to sign in without one.</source>
        <translation>Fragen Sie den Anbieter, welches Zertifikat er annimmt, oder nach einer Anmeldung ohne Zertifikat.</translation>
    </message>
    <message>
        <source>You chose when it goes out.</source>
        <translation>Sie haben gewählt, wann sie hinausgeht.</translation>
    </message>
    <message>
        <source>If that time is missed, it goes out as soon as possible.</source>
        <translation>Wird die Zeit verpasst, geht sie so bald wie möglich hinaus.</translation>
    </message>
    <message>
        <source>If that time is missed, Pillarbox asks you.</source>
        <translation>Wird die Zeit verpasst, fragt Pillarbox Sie.</translation>
    </message>
    <message>
        <source>If that time is missed, it goes out as soon as possible, but not after %1.</source>
        <translation>Wird die Zeit verpasst, geht sie so bald wie möglich hinaus, aber nicht nach %1.</translation>
    </message>
    <message>
        <source>You can still take it back.</source>
        <translation>Sie können sie noch zurücknehmen.</translation>
    </message>
    <message>
        <source>Pillarbox was closed before the message went out.</source>
        <translation>Pillarbox wurde beendet, bevor die Nachricht hinausging.</translation>
    </message>
    <message>
        <source>It was to go out %1 and could not.</source>
        <translation>Sie sollte %1 hinausgehen und konnte es nicht.</translation>
    </message>
    <message>
        <source>Its time has passed.</source>
        <translation>Ihre Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>This message is about to be sent.</source>
        <translation>Diese Nachricht wird gleich gesendet.</translation>
    </message>
    <message>
        <source>It goes out in %1 s.</source>
        <translation>Sie geht in %1 s hinaus.</translation>
    </message>
    <message>
        <source>Send it now, or edit it first.</source>
        <translation>Senden Sie sie jetzt, oder bearbeiten Sie sie vorher.</translation>
    </message>
    <message>
        <source>Send it now, or choose another time.</source>
        <translation>Senden Sie sie jetzt, oder wählen Sie eine andere Zeit.</translation>
    </message>
    <message>
        <source>It is safe in the outbox.</source>
        <translation>Sie liegt sicher im Postausgang.</translation>
    </message>
    <message>
        <source>Its turn has come.</source>
        <translation>Sie ist an der Reihe.</translation>
    </message>
    <message numerus="yes">
        <source>The account&apos;s limit of %n message(s) a minute is reached.</source>
        <translation>
            <numerusform>Die Grenze des Kontos von %n Nachricht in der Minute ist erreicht.</numerusform>
            <numerusform>Die Grenze des Kontos von %n Nachrichten in der Minute ist erreicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account&apos;s limit of %n message(s) an hour is reached.</source>
        <translation>
            <numerusform>Die Grenze des Kontos von %n Nachricht in der Stunde ist erreicht.</numerusform>
            <numerusform>Die Grenze des Kontos von %n Nachrichten in der Stunde ist erreicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account&apos;s limit of %n message(s) a day is reached.</source>
        <translation>
            <numerusform>Die Grenze des Kontos von %n Nachricht am Tag ist erreicht.</numerusform>
            <numerusform>Die Grenze des Kontos von %n Nachrichten am Tag ist erreicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>This message waits for its turn at %1.</source>
        <translation>Diese Nachricht wartet, bis sie bei %1 an der Reihe ist.</translation>
    </message>
    <message>
        <source>Send Now does not wait for it.</source>
        <translation>„Jetzt senden“ wartet nicht darauf.</translation>
    </message>
    <message>
        <source>The disk or its file system reports an error.</source>
        <translation>Der Datenträger oder sein Dateisystem meldet einen Fehler.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Prüfen Sie den Datenträger, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The outbox is read-only.</source>
        <translation>Der Postausgang ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Writing there is not allowed: %1</source>
        <translation>Dort darf nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Allow writing there and try again.</source>
        <translation>Erlauben Sie dort das Schreiben, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another program is using the outbox.</source>
        <translation>Ein anderes Programm benutzt den Postausgang.</translation>
    </message>
    <message>
        <source>It has kept the database locked for ten seconds.</source>
        <translation>Es hält die Datenbank seit zehn Sekunden gesperrt.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>%1 is no report about a message.</source>
        <translation>%1 ist kein Bericht über eine Nachricht.</translation>
    </message>
    <message>
        <source>It is neither a bounce, nor a delivery notification, nor a read receipt.</source>
        <translation>Es ist weder ein Rückläufer noch eine Zustellbenachrichtigung noch eine Lesebestätigung.</translation>
    </message>
    <message>
        <source>%1 is too large to be a report.</source>
        <translation>%1 ist zu groß für einen Bericht.</translation>
    </message>
    <message>
        <source>Reports of up to 25 MB are read.</source>
        <translation>Berichte bis 25 MB werden gelesen.</translation>
    </message>
    <message>
        <source>Accepted by %1, which keeps it until %2.</source>
        <translation>Angenommen von %1; der Server bewahrt sie bis %2 auf.</translation>
    </message>
    <message>
        <source>This computer may be off.</source>
        <translation>Dieser Rechner darf ausgeschaltet sein.</translation>
    </message>
    <message>
        <source>The message cannot be read from the disk.</source>
        <translation>Die Nachricht lässt sich nicht vom Datenträger lesen.</translation>
    </message>
    <message>
        <source>The message cannot be read from the disk: %1</source>
        <translation>Die Nachricht lässt sich nicht vom Datenträger lesen: %1</translation>
    </message>
    <message>
        <source>The disk reports an error, or reading there is not allowed. The message is tried again.</source>
        <translation>Der Datenträger meldet einen Fehler, oder das Lesen dort ist nicht erlaubt. Die Nachricht wird erneut versucht.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>Sending again, with the same Message-ID, can give the recipients a second copy; ask them first if you can.</source>
        <translation>Erneutes Senden mit derselben Message-ID kann den Empfängern ein zweites Exemplar bringen; fragen Sie wenn möglich vorher nach.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence and its full stop</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The whole message went out, then Pillarbox ended before an answer was recorded.</source>
        <translation>Die ganze Nachricht ging hinaus, dann endete Pillarbox, bevor eine Antwort festgehalten war.</translation>
    </message>
    <message>
        <source>It stays in the outbox until you decide.</source>
        <translation>Sie bleibt im Postausgang, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Queue it again from where it came, and delete this one.</source>
        <translation>Reihen Sie sie von dort, woher sie kam, neu ein, und löschen Sie diese.</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <translation>Nicht gesendet: %1.</translation>
    </message>
    <message>
        <source>The message has a header that this server does not take.</source>
        <translation>Die Nachricht hat eine Kopfzeile, die dieser Server nicht annimmt.</translation>
    </message>
    <message>
        <source>It has letters beyond US-ASCII that are not encoded, and %1 takes these only encoded (RFC 2047).</source>
        <translation>Sie enthält unkodierte Zeichen außerhalb von US-ASCII, und %1 nimmt diese nur kodiert an (RFC 2047).</translation>
    </message>
    <message>
        <source>Encode the header, or send through another server.</source>
        <translation>Kodieren Sie die Kopfzeile, oder senden Sie über einen anderen Server.</translation>
    </message>
    <message>
        <source>The part before the @ has letters beyond US-ASCII, and %1 does not take these.</source>
        <translation>Der Teil vor dem @ enthält Zeichen außerhalb von US-ASCII, und %1 nimmt diese nicht an.</translation>
    </message>
    <message>
        <source>The outbox has lost the message itself.</source>
        <translation>Dem Postausgang ist die Nachricht selbst verloren gegangen.</translation>
    </message>
    <message>
        <source>The outbox has lost the message itself: %1</source>
        <translation>Dem Postausgang ist die Nachricht selbst verloren gegangen: %1</translation>
    </message>
    <message>
        <source>Its file was deleted or changed by something else than Pillarbox.</source>
        <translation>Ihre Datei wurde von etwas anderem als Pillarbox gelöscht oder geändert.</translation>
    </message>
    <message>
        <source>This message was found after the list of messages had been lost.</source>
        <translation>Diese Nachricht wurde gefunden, nachdem die Liste der Nachrichten verloren gegangen war.</translation>
    </message>
    <message>
        <source>It may have been sent already; its account and any Bcc recipients are not known.</source>
        <translation>Sie wurde vielleicht schon gesendet; ihr Konto und etwaige Bcc-Empfänger sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Ask the recipients if you can; then choose an account and send it, or delete it.</source>
        <translation>Fragen Sie nach Möglichkeit die Empfänger; wählen Sie dann ein Konto und senden Sie sie, oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>Pillarbox ended while this message was being sent.</source>
        <translation>Pillarbox endete, während diese Nachricht gesendet wurde.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>a pattern of QDate::toString(): the day, the month&apos;s short name, and the year</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>The message could not be exported.</source>
        <translation>Die Nachricht konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>Writing the file failed: %1</source>
        <translation>Das Schreiben der Datei ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>The message stays as it is in the outbox.</source>
        <translation>Die Nachricht bleibt im Postausgang, wie sie ist.</translation>
    </message>
    <message>
        <source>Choose another place, or put that one right.</source>
        <translation>Wählen Sie einen anderen Ort, oder bringen Sie diesen in Ordnung.</translation>
    </message>
    <message>
        <source>Pillarbox goes on with a new one; the messages that were still there are on hold.</source>
        <translation>Pillarbox macht mit einer neuen weiter; die Nachrichten, die noch da waren, sind angehalten.</translation>
    </message>
    <message>
        <source>They may have been sent already: look at each before you send it.</source>
        <translation>Sie wurden vielleicht schon gesendet: Sehen Sie jede an, bevor Sie sie senden.</translation>
    </message>
    <message>
        <source>The outbox&apos;s list of messages was gone.</source>
        <translation>Die Liste der Nachrichten des Postausgangs war weg.</translation>
    </message>
    <message>
        <source>Its database was missing or empty.</source>
        <translation>Seine Datenbank fehlte oder war leer.</translation>
    </message>
    <message>
        <source>Keep the file that was set aside.</source>
        <translation>Heben Sie die beiseitegelegte Datei auf.</translation>
    </message>
    <message>
        <source>The limit on the size of files is reached.</source>
        <translation>Die Grenze für die Größe von Dateien ist erreicht.</translation>
    </message>
    <message>
        <source>Raise the limit (ulimit -f) and try again.</source>
        <translation>Heben Sie die Grenze an (ulimit -f), und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Choose another account for it.</source>
        <translation>Wählen Sie ein anderes Konto dafür.</translation>
    </message>
    <message>
        <source>%1 wants to see you sign in on its web page first.</source>
        <translation>%1 verlangt, dass Sie sich zuerst auf der Webseite anmelden.</translation>
    </message>
    <message>
        <source>Sign in to %1 in a browser, then try again.</source>
        <translation>Melden Sie sich in einem Browser bei %1 an und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Signing in with a password is switched off for this mailbox or its whole organisation; the password may be right.</source>
        <translation>Die Anmeldung mit Passwort ist für dieses Postfach oder die ganze Organisation abgeschaltet; das Passwort kann richtig sein.</translation>
    </message>
    <message>
        <source>The organisation&apos;s administrator must allow it: Microsoft 365 admin centre, Active users, the mailbox, Mail, Manage email apps, Authenticated SMTP.</source>
        <translation>Die Administration der Organisation muss es erlauben: Microsoft 365 Admin Center, Aktive Benutzer, das Postfach, E-Mail, E-Mail-Apps verwalten, Authentifiziertes SMTP.</translation>
    </message>
    <message>
        <source>%1 takes no passwords from mail programs any more, and nobody can switch them on again.</source>
        <translation>%1 nimmt von Mailprogrammen keine Passwörter mehr an, und niemand kann das wieder einschalten.</translation>
    </message>
    <message>
        <source>It only takes a sign-in on its web page: see %1.</source>
        <translation>Möglich ist nur noch die Anmeldung auf der Webseite: siehe %1.</translation>
    </message>
    <message>
        <source>The password is wrong, or Authenticated SMTP is switched off for this mailbox; %1 does not say which.</source>
        <translation>Das Passwort ist falsch, oder Authentifiziertes SMTP ist für dieses Postfach abgeschaltet; %1 sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>If the password works on the web page, ask the organisation&apos;s administrator to switch on Authenticated SMTP for the mailbox.</source>
        <translation>Wenn das Passwort auf der Webseite funktioniert, bitten Sie die Administration der Organisation, Authentifiziertes SMTP für das Postfach einzuschalten.</translation>
    </message>
    <message>
        <source>%1 lets mail programs in only once that is allowed in the settings of its web page.</source>
        <translation>%1 lässt Mailprogramme erst zu, wenn das in den Einstellungen der Webseite erlaubt ist.</translation>
    </message>
    <message>
        <source>%1 wants an app password from mail programs, not the one you use on its web page.</source>
        <translation>%1 verlangt von Mailprogrammen ein App-Passwort, nicht das der Webseite.</translation>
    </message>
    <message>
        <source>User name or password are wrong; where signing in takes two steps, %1 wants an app password here.</source>
        <translation>Benutzername oder Passwort sind falsch; wo die Anmeldung zwei Schritte hat, verlangt %1 hier ein App-Passwort.</translation>
    </message>
    <message>
        <source>%1 wants the separate password for e-mail that is set in its settings.</source>
        <translation>%1 verlangt das eigene Passwort für E-Mail, das in den dortigen Einstellungen festgelegt wird.</translation>
    </message>
    <message>
        <source>%1 wants the authorisation code that it shows when mail programs are let in.</source>
        <translation>%1 verlangt den Autorisierungscode, der beim Zulassen von Mailprogrammen gezeigt wird.</translation>
    </message>
    <message>
        <source>%1 wants the user name and password made for SMTP, not those of your account there.</source>
        <translation>%1 verlangt Benutzername und Passwort, die für SMTP erzeugt wurden, nicht die Ihres dortigen Kontos.</translation>
    </message>
    <message>
        <source>%1 wants an SMTP key here, not an API key.</source>
        <translation>%1 verlangt hier einen SMTP-Schlüssel, keinen API-Schlüssel.</translation>
    </message>
    <message>
        <source>%1 wants an API key as the password.</source>
        <translation>%1 verlangt einen API-Schlüssel als Passwort.</translation>
    </message>
    <message>
        <source>%1 wants the API key as the user name and the secret key as the password.</source>
        <translation>%1 verlangt den API-Schlüssel als Benutzernamen und den geheimen Schlüssel als Passwort.</translation>
    </message>
    <message>
        <source>%1 wants a token made for SMTP.</source>
        <translation>%1 verlangt ein für SMTP erzeugtes Token.</translation>
    </message>
    <message>
        <source>%1 wants the password that its Bridge shows.</source>
        <translation>%1 verlangt das Passwort, das die dortige Bridge anzeigt.</translation>
    </message>
    <message>
        <source>%1 takes no passwords from mail programs any more.</source>
        <translation>%1 nimmt von Mailprogrammen keine Passwörter mehr an.</translation>
    </message>
    <message>
        <source>User name or password are wrong.</source>
        <translation>Benutzername oder Passwort sind falsch.</translation>
    </message>
    <message>
        <source>How to do it: %1</source>
        <translation>So geht es: %1</translation>
    </message>
    <message>
        <source>Where signing in takes two steps, %1 wants an app password here.</source>
        <translation>Wo die Anmeldung zwei Schritte hat, verlangt %1 hier ein App-Passwort.</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Er sagt: %1</translation>
    </message>
    <message>
        <source>No keychain answers here.</source>
        <translation>Hier antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>No program that keeps passwords, as GNOME Keyring, KWallet or KeePassXC, runs in this session.</source>
        <translation>In dieser Sitzung läuft kein Programm, das Passwörter aufbewahrt, wie GNOME-Schlüsselbund, KWallet oder KeePassXC.</translation>
    </message>
    <message>
        <source>Start one, or enter the password for this session only.</source>
        <translation>Starten Sie eines, oder geben Sie das Passwort nur für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>The keychain has no place for passwords yet.</source>
        <translation>Der Schlüsselbund hat noch keinen Platz für Passwörter.</translation>
    </message>
    <message>
        <source>It answers, but has no default keyring.</source>
        <translation>Er antwortet, hat aber keinen voreingestellten Schlüsselbund.</translation>
    </message>
    <message>
        <source>Make one in the desktop&apos;s settings for passwords, or enter the password: it may then offer to make one.</source>
        <translation>Legen Sie in den Passworteinstellungen der Arbeitsumgebung einen an, oder geben Sie das Passwort ein: vielleicht wird dann angeboten, einen anzulegen.</translation>
    </message>
    <message>
        <source>Nobody has opened it in this session.</source>
        <translation>In dieser Sitzung hat ihn niemand geöffnet.</translation>
    </message>
    <message>
        <source>The keychain did not give Pillarbox the password.</source>
        <translation>Der Schlüsselbund hat Pillarbox das Passwort nicht gegeben.</translation>
    </message>
    <message>
        <source>Somebody said no in its window, or its settings do.</source>
        <translation>In seinem Fenster wurde Nein gesagt, oder seine Einstellungen verbieten es.</translation>
    </message>
    <message>
        <source>Allow it there, then send again.</source>
        <translation>Erlauben Sie es dort, und senden Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>The keychain is open and holds none.</source>
        <translation>Der Schlüsselbund ist offen und enthält keines.</translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>A window of its own may be waiting for you.</source>
        <translation>Vielleicht wartet ein Fenster von ihm auf Sie.</translation>
    </message>
    <message>
        <source>Answer it, then send again.</source>
        <translation>Beantworten Sie es, und senden Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>The keychain failed.</source>
        <translation>Der Schlüsselbund hat versagt.</translation>
    </message>
    <message>
        <source>Enter the password for this session only, or try again.</source>
        <translation>Geben Sie das Passwort nur für diese Sitzung ein, oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The message waits in the outbox, and goes by itself as soon as the keychain is open.</source>
        <translation>Die Nachricht wartet im Postausgang und geht von selbst hinaus, sobald der Schlüsselbund offen ist.</translation>
    </message>
    <message>
        <source>The whole message went out, then Pillarbox was told to end before the answer came.</source>
        <translation>Die ganze Nachricht ging hinaus, dann sollte Pillarbox enden, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>It had not gone out as a whole: nobody has it but who is shown as accepted.</source>
        <translation>Sie war nicht ganz hinausgegangen: niemand hat sie außer denen, die als angenommen gezeigt werden.</translation>
    </message>
    <message>
        <source>The sign-in at %1 has run out.</source>
        <translation>Die Anmeldung bei %1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>It was taken back or has ended, so no mail can be handed over in your name.</source>
        <translation>Sie wurde zurückgenommen oder ist zu Ende, daher kann in Ihrem Namen nichts übergeben werden.</translation>
    </message>
    <message>
        <source>Sign in again in the account.</source>
        <translation>Melden Sie sich im Konto neu an.</translation>
    </message>
    <message>
        <source>%1 cannot be asked whether you are still signed in.</source>
        <translation>%1 kann nicht gefragt werden, ob Sie noch angemeldet sind.</translation>
    </message>
    <message>
        <source>Each sign-in by browser is renewed there before mail is handed over.</source>
        <translation>Jede Anmeldung über den Browser wird dort erneuert, bevor Nachrichten übergeben werden.</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>Prüfen Sie das Netzwerk.</translation>
    </message>
    <message>
        <source>%1 did not greet in time; its port may want TLS from the first byte.</source>
        <translation>%1 hat nicht rechtzeitig gegrüßt; der Port verlangt vielleicht TLS vom ersten Byte an.</translation>
    </message>
    <message>
        <source>It was reached, but a mail server speaks first, and this one says nothing. Port 465 is such a port; it may also be no mail server.</source>
        <translation>Er wurde erreicht, aber ein Mailserver spricht zuerst, und dieser sagt nichts. Port 465 ist ein solcher Port; vielleicht ist es auch kein Mailserver.</translation>
    </message>
    <message>
        <source>Port %1 of %2 does not speak TLS from the first byte; it may want STARTTLS.</source>
        <translation>Port %1 von %2 spricht nicht TLS vom ersten Byte an; vielleicht verlangt er STARTTLS.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS from the first byte; it may want STARTTLS.</source>
        <translation>%1 spricht nicht TLS vom ersten Byte an; vielleicht verlangt er STARTTLS.</translation>
    </message>
    <message>
        <source>It answers in plain text, as servers do that switch to TLS later.</source>
        <translation>Er antwortet im Klartext, wie Server es tun, die später auf TLS umschalten.</translation>
    </message>
    <message>
        <source>Choose STARTTLS in the account, or port 465.</source>
        <translation>Wählen Sie im Konto STARTTLS oder Port 465.</translation>
    </message>
    <message>
        <source>%1 is for fetching mail, not for sending it.</source>
        <translation>%1 dient zum Abholen von E-Mail, nicht zum Senden.</translation>
    </message>
    <message>
        <source>HTTP is for web pages; it may also be this network&apos;s page for signing in that answers.</source>
        <translation>HTTP dient für Webseiten; vielleicht antwortet auch die Anmeldeseite dieses Netzwerks.</translation>
    </message>
    <message>
        <source>SSH is for signing in to computers.</source>
        <translation>SSH dient zur Anmeldung an Rechnern.</translation>
    </message>
    <message>
        <source>%1 is for transferring files.</source>
        <translation>%1 dient zur Übertragung von Dateien.</translation>
    </message>
    <message>
        <source>Port %1 of %2 speaks %3; that is no mail server.</source>
        <translation>Port %1 von %2 spricht %3; das ist kein Mailserver.</translation>
    </message>
    <message>
        <source>%1 speaks %2; that is no mail server.</source>
        <translation>%1 spricht %2; das ist kein Mailserver.</translation>
    </message>
    <message>
        <source>Check server and port; mail is mostly sent on port 587 or 465.</source>
        <translation>Prüfen Sie Server und Port; gesendet wird meist über Port 587 oder 465.</translation>
    </message>
    <message>
        <source>%1 (the backup)</source>
        <translation>%1 (die Reserve)</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>for so long a certificate has been invalid</comment>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>for so long a certificate has been invalid</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>hangs on that of %1, which expired %2 ago, on %3</source>
        <translation>hängt an dem von %1, das vor %2 abgelaufen ist, am %3</translation>
    </message>
    <message>
        <source>expired %1 ago, on %2</source>
        <translation>ist vor %1 abgelaufen, am %2</translation>
    </message>
    <message>
        <source>is valid from %1 on only</source>
        <translation>gilt erst ab dem %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names in a certificate</comment>
        <translation>
            <numerusform>%1 und %n weiteren</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>is made out to %1</source>
        <translation>ist auf %1 ausgestellt</translation>
    </message>
    <message>
        <source>is made out to %1, not to %2</source>
        <translation>ist auf %1 ausgestellt, nicht auf %2</translation>
    </message>
    <message>
        <source>came alone, without that of its issuer</source>
        <translation>kam allein, ohne das seines Ausstellers</translation>
    </message>
    <message>
        <source>came alone, without that of its issuer %1</source>
        <translation>kam allein, ohne das seines Ausstellers %1</translation>
    </message>
    <message>
        <source>is signed in a way that can be forged</source>
        <translation>ist so unterschrieben, dass es sich fälschen lässt</translation>
    </message>
    <message>
        <source>has dates that make no sense</source>
        <translation>trägt Daten, die keinen Sinn ergeben</translation>
    </message>
    <message>
        <source>came with others that do not fit it</source>
        <translation>kam mit anderen, die nicht zu ihm passen</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>could not be verified</source>
        <translation>konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: it shows %1.</source>
        <translation>Die Uhr dieses Rechners geht falsch: sie zeigt den %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Set this computer&apos;s date and time, then try again.</source>
        <translation>Stellen Sie Datum und Uhrzeit dieses Rechners und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A mail bridge on this computer makes its own certificate: look at it, and trust its key.</source>
        <translation>Eine Mail-Bridge auf diesem Rechner macht sich ihr Zertifikat selbst: Sehen Sie es an und vertrauen Sie seinem Schlüssel.</translation>
    </message>
    <message>
        <source>The server&apos;s operator has to add the missing certificate; until then look at the one that came.</source>
        <translation>Der Betreiber des Servers muss das fehlende Zertifikat ergänzen; sehen Sie bis dahin das an, das kam.</translation>
    </message>
    <message>
        <source>The server shows another key than the one you trust.</source>
        <translation>Der Server zeigt einen anderen Schlüssel als den, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>%1 shows another key than the one you trust.</source>
        <translation>%1 zeigt einen anderen Schlüssel als den, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>The password was not sent.</source>
        <translation>Das Passwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Trusted: %1. Shown now: %2. The password was not sent.</source>
        <translation>Vertraut: %1. Jetzt gezeigt: %2. Das Passwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Compare the two; trust the new key only if you know why it changed.</source>
        <translation>Vergleichen Sie die beiden; vertrauen Sie dem neuen nur, wenn Sie wissen, warum er sich geändert hat.</translation>
    </message>
    <message>
        <source>was issued by %1 (unknown to this computer)</source>
        <translation>wurde von %1 ausgestellt (diesem Rechner unbekannt)</translation>
    </message>
    <message>
        <source>The client certificate has expired.</source>
        <translation>Das Clientzertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>The client certificate expires today.</source>
        <translation>Das Clientzertifikat läuft heute ab.</translation>
    </message>
    <message numerus="yes">
        <source>The client certificate expires in %n day(s).</source>
        <translation>
            <numerusform>Das Clientzertifikat läuft in %n Tag ab.</numerusform>
            <numerusform>Das Clientzertifikat läuft in %n Tagen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key of the client certificate for %1 could not be had.</source>
        <translation>Der Schlüssel des Clientzertifikats für %1 war nicht zu bekommen.</translation>
    </message>
    <message>
        <source>Choose the certificate again in the account.</source>
        <translation>Wählen Sie das Zertifikat im Konto noch einmal.</translation>
    </message>
    <message>
        <source>The key that signs the mail of this sender could not be had.</source>
        <translation>Der Schlüssel, der die E-Mail dieses Absenders signiert, war nicht zu bekommen.</translation>
    </message>
    <message>
        <source>The keychain is open and does not hold it. Unsigned mail might be refused or land in spam.</source>
        <translation>Der Schlüsselbund ist offen und enthält ihn nicht. Unsignierte E-Mail könnte abgewiesen werden oder im Spam landen.</translation>
    </message>
    <message>
        <source>Make a new key for the identity, or let its mail go unsigned.</source>
        <translation>Erzeugen Sie einen neuen Schlüssel für die Identität, oder lassen Sie ihre E-Mail unsigniert gehen.</translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation>Der Server sagte: %1</translation>
    </message>
    <message>
        <source>The server names %1 instead; Pillarbox sends nothing there by itself.</source>
        <translation>Der Server nennt stattdessen %1; Pillarbox sendet von sich aus nichts dorthin.</translation>
    </message>
    <message>
        <source>The server passes what is for %1 on to %2; Pillarbox sends nothing there itself.</source>
        <translation>Der Server gibt, was für %1 ist, an %2 weiter; Pillarbox selbst sendet nichts dorthin.</translation>
    </message>
    <message>
        <source>Before that it lets no mail out, as in hotels and trains.</source>
        <translation>Vorher lässt es keine E-Mail hinaus, wie in Hotels und Zügen üblich.</translation>
    </message>
    <message>
        <source>Before that it answers in the place of %1, as %2; so do networks in hotels and trains. Nothing that it shows is trusted.</source>
        <translation>Vorher antwortet es an Stelle von %1, und zwar als %2; so machen es Netzwerke in Hotels und Zügen. Nichts, was es zeigt, wird für vertrauenswürdig gehalten.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first.</source>
        <translation>Dieses Netzwerk verlangt zuerst eine Anmeldung.</translation>
    </message>
    <message>
        <source>Open the network&apos;s sign-in page in the browser, then try again.</source>
        <translation>Öffnen Sie die Anmeldeseite des Netzwerks im Browser, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This network seems to block all mail ports (%1), or %2 is down.</source>
        <translation>Dieses Netz scheint alle Mailports zu sperren (%1), oder %2 ist außer Betrieb.</translation>
    </message>
    <message>
        <source>This network seems to block port %1, or the server keeps it shut; another port gets through.</source>
        <translation>Dieses Netz scheint Port %1 zu sperren, oder der Server hält ihn geschlossen; ein anderer Port kommt durch.</translation>
    </message>
    <message>
        <source>It is up to you.</source>
        <translation>Es liegt an Ihnen.</translation>
    </message>
    <message>
        <source>It is up to your provider.</source>
        <translation>Es liegt an Ihrem Anbieter.</translation>
    </message>
    <message>
        <source>It is up to the recipient&apos;s side.</source>
        <translation>Es liegt an der Empfängerseite.</translation>
    </message>
    <message>
        <source>It is up to your network.</source>
        <translation>Es liegt an Ihrem Netz.</translation>
    </message>
    <message>
        <source>Nobody has to act; waiting is enough.</source>
        <translation>Niemand muss etwas tun; Warten genügt.</translation>
    </message>
    <message>
        <source>%1 agreed to encryption, and then spoke something else.</source>
        <translation>%1 hat der Verschlüsselung zugestimmt und dann etwas anderes gesprochen.</translation>
    </message>
    <message>
        <source>It took STARTTLS, but what came after that is no TLS.</source>
        <translation>STARTTLS wurde angenommen, aber was danach kam, ist kein TLS.</translation>
    </message>
    <message>
        <source>Test the connection again; if it stays so, show its report to the provider.</source>
        <translation>Testen Sie die Verbindung erneut; wenn es so bleibt, zeigen Sie den Bericht davon dem Anbieter.</translation>
    </message>
    <message>
        <source>Send again once the keychain works, or let the mail of this identity go unsigned.</source>
        <translation>Senden Sie erneut, sobald der Schlüsselbund arbeitet, oder lassen Sie die E-Mail dieser Identität unsigniert gehen.</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Keine Entwürfe</translation>
    </message>
    <message>
        <source>Nothing has failed</source>
        <translation>Nichts ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>Messages you send pass through here, and stay until a server has accepted them.</source>
        <translation>Nachrichten, die Sie senden, kommen hier durch und bleiben, bis ein Server sie angenommen hat.</translation>
    </message>
    <message>
        <source>What you write is kept here while you write it, and until you send it.</source>
        <translation>Was Sie schreiben, ist schon beim Schreiben hier, und bis Sie es senden.</translation>
    </message>
    <message>
        <source>A message that a server refuses for good comes here, with the reason.</source>
        <translation>Eine Nachricht, die ein Server endgültig ablehnt, kommt hierher, mit dem Grund.</translation>
    </message>
    <message>
        <source>Each message stays here as it was sent, with the receipt of the server that accepted it.</source>
        <translation>Jede Nachricht bleibt hier, wie sie gesendet wurde, mit der Quittung des Servers, der sie angenommen hat.</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation>Nichts ist geplant</translation>
    </message>
    <message>
        <source>Messages that you send later wait here for their time.</source>
        <translation>Nachrichten, die Sie später senden, warten hier auf ihre Zeit.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Not used yet in this session</source>
        <translation>In dieser Sitzung noch nicht benutzt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Enter Password…</source>
        <translation>Passwort eingeben…</translation>
    </message>
    <message>
        <source>Fix…</source>
        <translation>Beheben…</translation>
    </message>
    <message>
        <source>Ready, last sent %1</source>
        <translation>Bereit, zuletzt gesendet %1</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Unreachable since %1</source>
        <translation>Nicht erreichbar seit %1</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>%1, next attempt %2</source>
        <translation>%1, nächster Versuch %2</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Password missing</source>
        <translation>Passwort fehlt</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>No safe connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>No such server</source>
        <translation>Server unbekannt</translation>
    </message>
    <message>
        <source>Needs your attention</source>
        <translation>Braucht Ihre Aufmerksamkeit</translation>
    </message>
    <message>
        <source>The outbox cannot be written</source>
        <translation>Der Postausgang lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Signing key missing</source>
        <translation>Signaturschlüssel fehlt</translation>
    </message>
    <message>
        <source>The network wants a sign-in first</source>
        <translation>Das Netzwerk verlangt zuerst eine Anmeldung</translation>
    </message>
</context>
<context>
    <name>HealthWord</name>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>Certificate not accepted</source>
        <translation>Zertifikat nicht akzeptiert</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Disk full?</source>
        <translation>Datenträger voll?</translation>
    </message>
    <message>
        <source>Network sign-in</source>
        <translation>Netzanmeldung nötig</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Its name is taken; it is stored as “%1”.</source>
        <translation>Der Name ist vergeben; gespeichert wird es als „%1“.</translation>
    </message>
    <message>
        <source>Its password is asked for once.</source>
        <translation>Nach dem Passwort wird einmal gefragt.</translation>
    </message>
    <message>
        <source>“%1” is not known here and was left out.</source>
        <translation>„%1“ ist hier unbekannt und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The value of “%1” cannot be used and was left out.</source>
        <translation>Der Wert von „%1“ ist unbrauchbar und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>“%1” is missing, so there is nothing to import.</source>
        <translation>„%1“ fehlt, also gibt es nichts zu importieren.</translation>
    </message>
    <message>
        <source>“%1” is not taken over.</source>
        <translation>„%1“ wird nicht übernommen.</translation>
    </message>
    <message>
        <source>A password or the like stands in “%1”; it was not read.</source>
        <translation>In „%1“ steht ein Passwort oder dergleichen; es wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>“%1” comes from a command, which was not run.</source>
        <translation>„%1“ kommt von einem Befehl; er wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>It did not insist on encryption. Pillarbox does: test it before you need it.</source>
        <translation>Es bestand nicht auf Verschlüsselung. Pillarbox tut das: testen Sie es, bevor Sie es brauchen.</translation>
    </message>
    <message>
        <source>It signs in through a browser (OAuth); that has to be done once more here.</source>
        <translation>Es meldet sich über einen Browser an (OAuth); das ist hier noch einmal nötig.</translation>
    </message>
    <message>
        <source>It brings certificates of its own and trusts those instead of the system&apos;s.</source>
        <translation>Es bringt eigene Zertifikate mit und vertraut diesen statt denen des Systems.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is too large for settings.</source>
        <translation>Die Datei ist zu groß für Einstellungen.</translation>
    </message>
    <message>
        <source>The file holds no text.</source>
        <translation>Die Datei enthält keinen Text.</translation>
    </message>
    <message>
        <source>The file is not in UTF-8 and was read as Latin-1; look at names with accents.</source>
        <translation>Die Datei ist nicht in UTF-8 und wurde als Latin-1 gelesen; sehen Sie sich Namen mit Umlauten an.</translation>
    </message>
    <message>
        <source>A newer version of Pillarbox wrote the file.</source>
        <translation>Eine neuere Version von Pillarbox hat die Datei geschrieben.</translation>
    </message>
    <message>
        <source>There are too many entries; the rest was not read.</source>
        <translation>Es sind zu viele Einträge; der Rest wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Files that name files go too deep; the rest was not read.</source>
        <translation>Dateien, die Dateien nennen, gehen zu tief; der Rest wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>This line was not understood.</source>
        <translation>Diese Zeile wurde nicht verstanden.</translation>
    </message>
    <message>
        <source>The file holds no accounts that Pillarbox can read.</source>
        <translation>Die Datei enthält keine Konten, die Pillarbox lesen kann.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Cannot be imported</source>
        <translation>Kann nicht importiert werden</translation>
    </message>
    <message>
        <source>It goes through the proxy %1.</source>
        <translation>Es geht durch den Proxy %1.</translation>
    </message>
    <message>
        <source>It brings an authority that it trusts for %1, beside the system&apos;s.</source>
        <translation>Es bringt eine Zertifizierungsstelle mit, der es für %1 vertraut, neben denen des Systems.</translation>
    </message>
    <message>
        <source>It brings a key: at %1, port %2, that one is taken, whatever else the certificate says, and no other.</source>
        <translation>Es bringt einen Schlüssel mit: Bei %1, Port %2, gilt dieser, was immer sonst im Zertifikat steht, und kein anderer.</translation>
    </message>
    <message>
        <source>%1 gets a blind copy of every message from %2.</source>
        <translation>%1 bekommt eine Blindkopie jeder Nachricht von %2.</translation>
    </message>
    <message>
        <source>Replies to %1 go to %2.</source>
        <translation>Antworten an %1 gehen an %2.</translation>
    </message>
    <message>
        <source>Bounces of mail from %1 go to %2.</source>
        <translation>Rückläufer der E-Mail von %1 gehen an %2.</translation>
    </message>
    <message>
        <source>“%1” needs a private key, which is not carried along; set it up once more here.</source>
        <translation>„%1“ braucht einen privaten Schlüssel, der nicht mitkommt; richten Sie es hier noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>The file changed while it was read.</source>
        <translation>Die Datei änderte sich beim Lesen.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>The message became shorter while it was read.</source>
        <translation>Die Nachricht wurde beim Lesen kürzer.</translation>
    </message>
    <message>
        <source>The message became longer while it was read.</source>
        <translation>Die Nachricht wurde beim Lesen länger.</translation>
    </message>
    <message>
        <source>The message is too large to be edited.</source>
        <translation>Die Nachricht ist zu groß, um bearbeitet zu werden.</translation>
    </message>
</context>
<context>
    <name>OAuth</name>
    <message>
        <source>%1 (It says: %2)</source>
        <translation>%1 (Wortlaut: %2)</translation>
    </message>
    <message>
        <source>You are signed in. You may close this page and go back to Pillarbox.</source>
        <translation>Sie sind angemeldet. Sie können diese Seite schließen und zu Pillarbox zurückkehren.</translation>
    </message>
    <message>
        <source>This was no sign-in. You may close this page and go back to Pillarbox.</source>
        <translation>Das war keine Anmeldung. Sie können diese Seite schließen und zu Pillarbox zurückkehren.</translation>
    </message>
    <message>
        <source>This build has no client id for %1; enter one that is registered there.</source>
        <translation>Diese Ausgabe hat keine Client-ID für %1; geben Sie eine ein, die dort registriert ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>What %1 answers is not to be understood.</source>
        <translation>Die Antwort von %1 ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Somebody else answered in the place of %1.</source>
        <translation>Statt %1 hat jemand anders geantwortet.</translation>
    </message>
    <message>
        <source>%1 offers no such sign-in.</source>
        <translation>%1 bietet keine solche Anmeldung an.</translation>
    </message>
    <message>
        <source>The answer of the browser cannot be awaited on this machine.</source>
        <translation>Auf diesem Rechner kann nicht auf die Antwort des Browsers gewartet werden.</translation>
    </message>
    <message>
        <source>The sign-in at %1 was declined.</source>
        <translation>Die Anmeldung bei %1 wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Nobody finished the sign-in at %1 in time.</source>
        <translation>Die Anmeldung bei %1 wurde nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>%1 wants you to sign in again.</source>
        <translation>%1 verlangt eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>%1 does not accept this client id, or its secret.</source>
        <translation>%1 akzeptiert diese Client-ID oder ihr Geheimnis nicht.</translation>
    </message>
    <message>
        <source>%1 refused the sign-in.</source>
        <translation>%1 hat die Anmeldung verweigert.</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>An address looks like name@example.org.</source>
        <translation>Eine Adresse sieht aus wie name@example.org.</translation>
    </message>
    <message>
        <source>It holds a control character.</source>
        <translation>Sie enthält ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>The part before the @ cannot be read.</source>
        <translation>Der Teil vor dem @ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The part after the @ is not a domain.</source>
        <translation>Der Teil nach dem @ ist keine Domain.</translation>
    </message>
    <message>
        <source>There is something after the address.</source>
        <translation>Nach der Adresse steht noch etwas.</translation>
    </message>
    <message>
        <source>“%1” is not an address.</source>
        <translation>„%1“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>“%1” is not a complete address.</source>
        <translation>„%1“ ist keine vollständige Adresse.</translation>
    </message>
    <message>
        <source>Its domain has no dot.</source>
        <translation>Die Domain hat keinen Punkt.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>This message is too large for %1.</source>
        <translation>Diese Nachricht ist zu groß für %1.</translation>
    </message>
    <message>
        <source>It is %1 as sent; the server takes %2. Remove an attachment, or send a link to it.</source>
        <translation>Gesendet hat sie %1; der Server nimmt %2. Entfernen Sie einen Anhang, oder senden Sie einen Link darauf.</translation>
    </message>
    <message>
        <source>There is no account to send from.</source>
        <translation>Es gibt kein Konto zum Senden.</translation>
    </message>
    <message>
        <source>Add one in the main window. This message is kept as a draft.</source>
        <translation>Fügen Sie im Hauptfenster eines hinzu. Diese Nachricht bleibt als Entwurf erhalten.</translation>
    </message>
    <message>
        <source>Nobody to send it to yet.</source>
        <translation>Noch kein Empfänger.</translation>
    </message>
    <message>
        <source>Enter at least one address in To, Cc or Bcc.</source>
        <translation>Geben Sie mindestens eine Adresse in An, Cc oder Bcc ein.</translation>
    </message>
    <message>
        <source>No subject.</source>
        <translation>Kein Betreff.</translation>
    </message>
    <message>
        <source>The line that says what it is about is empty.</source>
        <translation>Die Zeile, die sagt, worum es geht, ist leer.</translation>
    </message>
    <message>
        <source>Correct it, or remove it.</source>
        <translation>Berichtigen oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>“%1” was refused.</source>
        <translation>„%1“ wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The server said: %1. %2</source>
        <translation>Der Server sagte: %1. %2</translation>
    </message>
    <message>
        <source>%1 takes no addresses like “%2”.</source>
        <translation>%1 nimmt keine Adressen wie „%2“ an.</translation>
    </message>
    <message>
        <source>Its letters before the @ need SMTPUTF8, which the server did not offer when last seen.</source>
        <translation>Für die Buchstaben vor dem @ ist SMTPUTF8 nötig; das bot der Server zuletzt nicht an.</translation>
    </message>
    <message>
        <source>“%1” may be a slip of the keyboard.</source>
        <translation>„%1“ ist vielleicht ein Tippfehler.</translation>
    </message>
    <message>
        <source>Check “%1”.</source>
        <translation>Prüfen Sie „%1“.</translation>
    </message>
</context>
<context>
    <name>Received</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>No server has written down what it checked. Send a message to an address at another provider, and open its source there.</source>
        <translation>Kein Server hat aufgeschrieben, was er geprüft hat. Senden Sie eine Nachricht an eine Adresse bei einem anderen Anbieter, und öffnen Sie dort ihren Quelltext.</translation>
    </message>
    <message>
        <source>%1 took %2 as the true sender. Nothing to do.</source>
        <translation>%1 hat %2 als wahren Absender anerkannt. Nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 could not confirm that this is from %2: such mail may be refused or land in spam. Check %2 for the records that are missing.</source>
        <translation>%1 konnte nicht bestätigen, dass dies von %2 ist: Solche E-Mail kann abgewiesen werden oder im Spam landen. Prüfen Sie %2 auf fehlende Einträge.</translation>
    </message>
    <message>
        <source>The server that delivered it may send for %1.</source>
        <translation>Der Server, der sie zustellte, darf für %1 senden.</translation>
    </message>
    <message>
        <source>%1 forbids the server that delivered it to send.</source>
        <translation>%1 verbietet dem Server, der sie zustellte, zu senden.</translation>
    </message>
    <message>
        <source>%1 does not name the server that delivered it, and asks to be doubtful.</source>
        <translation>%1 nennt den Server, der sie zustellte, nicht und bittet um Zweifel.</translation>
    </message>
    <message>
        <source>%1 does not say whether the server that delivered it may send.</source>
        <translation>%1 sagt nicht, ob der Server, der sie zustellte, senden darf.</translation>
    </message>
    <message>
        <source>%1 publishes no SPF record.</source>
        <translation>%1 veröffentlicht keinen SPF-Eintrag.</translation>
    </message>
    <message>
        <source>The name servers of %1 did not answer about SPF.</source>
        <translation>Die Nameserver von %1 antworteten nicht zu SPF.</translation>
    </message>
    <message>
        <source>The SPF record of %1 cannot be used as it is.</source>
        <translation>Der SPF-Eintrag von %1 ist so nicht brauchbar.</translation>
    </message>
    <message>
        <source>Signed by %1, and unchanged since.</source>
        <translation>Von %1 signiert und seitdem unverändert.</translation>
    </message>
    <message>
        <source>The signature of %1 does not fit: the message was changed on the way, or another key is published.</source>
        <translation>Die Signatur von %1 passt nicht: Die Nachricht wurde unterwegs verändert, oder es ist ein anderer Schlüssel veröffentlicht.</translation>
    </message>
    <message>
        <source>The message is not signed.</source>
        <translation>Die Nachricht ist nicht signiert.</translation>
    </message>
    <message>
        <source>The signature of %1 cannot be used, or its key is not published.</source>
        <translation>Die Signatur von %1 ist nicht brauchbar, oder ihr Schlüssel ist nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>The signature of %1 is in order, but the server does not accept its form.</source>
        <translation>Die Signatur von %1 ist in Ordnung, aber der Server nimmt ihre Form nicht an.</translation>
    </message>
    <message>
        <source>The name servers of %1 did not answer about the key.</source>
        <translation>Die Nameserver von %1 antworteten nicht zum Schlüssel.</translation>
    </message>
    <message>
        <source>SPF or DKIM vouches for %1, the domain in From.</source>
        <translation>SPF oder DKIM bürgt für %1, die Domain des Absenders.</translation>
    </message>
    <message>
        <source>Neither SPF nor DKIM vouches for %1, the domain in From.</source>
        <translation>Weder SPF noch DKIM bürgt für %1, die Domain des Absenders.</translation>
    </message>
    <message>
        <source>%1 publishes no DMARC record.</source>
        <translation>%1 veröffentlicht keinen DMARC-Eintrag.</translation>
    </message>
    <message>
        <source>The name servers of %1 did not answer about DMARC.</source>
        <translation>Die Nameserver von %1 antworteten nicht zu DMARC.</translation>
    </message>
    <message>
        <source>The DMARC record of %1 cannot be used as it is.</source>
        <translation>Der DMARC-Eintrag von %1 ist so nicht brauchbar.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Signed by %1 with the key %2.</source>
        <translation>Signiert von %1 mit dem Schlüssel %2.</translation>
    </message>
    <message>
        <source>A further check of this server: %1.</source>
        <translation>Eine weitere Prüfung dieses Servers: %1.</translation>
    </message>
    <message>
        <source>Of which domain, the server does not say.</source>
        <translation>Welche Domain gemeint ist, sagt der Server nicht.</translation>
    </message>
    <message>
        <source>The receiving server</source>
        <translation>Der empfangende Server</translation>
    </message>
    <message>
        <source>This is said of %1, not of the domain in From.</source>
        <translation>Das gilt %1, nicht der Domain des Absenders.</translation>
    </message>
    <message>
        <source>%1 checked the sender and found it in order, but not by DMARC; check %2 for its record.</source>
        <translation>%1 hat den Absender geprüft und in Ordnung gefunden, aber nicht mit DMARC; prüfen Sie %2 auf den Eintrag dafür.</translation>
    </message>
</context>
<context>
    <name>Recipient</name>
    <message>
        <source>Its servers insist on encryption with a valid certificate.</source>
        <translation>Seine Server bestehen auf Verschlüsselung mit gültigem Zertifikat.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>%1 takes mail.</source>
        <translation>%1 nimmt E-Mail an.</translation>
    </message>
    <message>
        <source>%1 says that it takes no mail at all.</source>
        <translation>%1 sagt, dass es überhaupt keine E-Mail annimmt.</translation>
    </message>
    <message>
        <source>There is no domain %1.</source>
        <translation>Eine Domain %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 exists, but has no server for mail.</source>
        <translation>%1 gibt es, hat aber keinen Server für E-Mail.</translation>
    </message>
    <message>
        <source>The name server could not be asked about %1: %2</source>
        <translation>Der Nameserver ließ sich nicht nach %1 fragen: %2</translation>
    </message>
</context>
<context>
    <name>RelayCheck</name>
    <message>
        <source>A mail server cannot be asked whether it has a message, so nothing was asked of it.</source>
        <translation>Ein Mailserver kann nicht gefragt werden, ob er eine Nachricht hat; deshalb wurde er nichts gefragt.</translation>
    </message>
    <message>
        <source>You are a recipient yourself: look into the mailbox of %1.</source>
        <translation>Sie sind selbst Empfänger: Sehen Sie im Postfach von %1 nach.</translation>
    </message>
    <message>
        <source>Ask a recipient whether it has come.</source>
        <translation>Fragen Sie einen Empfänger, ob sie angekommen ist.</translation>
    </message>
    <message>
        <source>This says nothing about the message either.</source>
        <translation>Auch das sagt nichts über die Nachricht.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
    <message>
        <source>%1 answers, and lets %2 in.</source>
        <translation>%1 antwortet und lässt %2 ein.</translation>
    </message>
    <message>
        <source>Ask your provider about the reference %1.</source>
        <translation>Fragen Sie Ihren Anbieter nach der Kennung %1.</translation>
    </message>
    <message>
        <source>Ask your provider about the message %1.</source>
        <translation>Fragen Sie Ihren Anbieter nach der Nachricht %1.</translation>
    </message>
    <message>
        <source>Ask your provider about the message %1, handed over on %2.</source>
        <translation>Fragen Sie Ihren Anbieter nach der Nachricht %1, übergeben am %2.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Im Postausgang seit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The server&apos;s words</source>
        <translation>Wortlaut des Servers</translation>
    </message>
    <message>
        <source>Attempt %1, %2, took %3 ms</source>
        <translation>Versuch %1, %2, Dauer %3 ms</translation>
    </message>
    <message>
        <source>  Server: %1:%2 (%3), %4</source>
        <translation>  Server: %1:%2 (%3), %4</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>%1 %2 ms</source>
        <translation>%1 %2 ms</translation>
    </message>
    <message>
        <source>  Stopped at: %1</source>
        <translation>  Angehalten bei: %1</translation>
    </message>
    <message>
        <source>  Answer: %1</source>
        <translation>  Antwort: %1</translation>
    </message>
    <message>
        <source>Pillarbox %1, report of %2</source>
        <translation>Pillarbox %1, Bericht vom %2</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>%1, says %2</source>
        <comment>Not delivered to b@x.org, says mail.x.org</comment>
        <translation>%1, sagt %2</translation>
    </message>
    <message>
        <source>%1 (as %2)</source>
        <comment>address under which another address is delivered to</comment>
        <translation>%1 (als %2)</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence and its full stop</comment>
        <translation>%1.</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <comment>a sentence about one recipient</comment>
        <translation>
            <numerusform>%1, und %n weiterer</numerusform>
            <numerusform>%1, und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The server took the message; later a report came that it could not be delivered.</source>
        <translation>Der Server hat die Nachricht angenommen; später kam ein Bericht, dass sie nicht zugestellt werden konnte.</translation>
    </message>
    <message>
        <source>Check the address, and send it again with Edit as New.</source>
        <translation>Prüfen Sie die Adresse, und senden Sie sie mit „Als neu bearbeiten“ noch einmal.</translation>
    </message>
    <message>
        <source>Partly bounced</source>
        <translation>Teils zurückgekommen</translation>
    </message>
    <message>
        <source>The report is about no message in this outbox.</source>
        <translation>Der Bericht gilt keiner Nachricht in diesem Postausgang.</translation>
    </message>
    <message>
        <source>It names neither the identification nor the Message-ID of one.</source>
        <translation>Er nennt weder die Kennung noch die Message-ID einer solchen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Delayed</source>
        <translation>Verzögert</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Weitergegeben</translation>
    </message>
    <message>
        <source>Passed on to a list</source>
        <translation>An eine Liste weitergegeben</translation>
    </message>
    <message>
        <source>Read receipt</source>
        <translation>Lesebestätigung</translation>
    </message>
    <message>
        <source>Not delivered to %1</source>
        <translation>Nicht zugestellt an %1</translation>
    </message>
    <message>
        <source>Not yet delivered to %1; it is still being tried</source>
        <translation>Noch nicht zugestellt an %1; es wird weiter versucht</translation>
    </message>
    <message>
        <source>Delivered to %1</source>
        <translation>Zugestellt an %1</translation>
    </message>
    <message>
        <source>Passed on for %1 to a server that reports nothing</source>
        <translation>Für %1 weitergegeben an einen Server, der nichts berichtet</translation>
    </message>
    <message>
        <source>Passed on to those behind %1</source>
        <translation>Weitergegeben an die, die hinter %1 stehen</translation>
    </message>
    <message>
        <source>Shown to %1, by the word of their mail program</source>
        <translation>%1 angezeigt, nach Angabe des Mailprogramms dort</translation>
    </message>
    <message>
        <source>Deleted by %1, perhaps unread, by the word of their mail program</source>
        <translation>Von %1 gelöscht, vielleicht ungelesen, nach Angabe des Mailprogramms dort</translation>
    </message>
    <message>
        <source>Handled by the mail program of %1, perhaps unseen</source>
        <translation>Vom Mailprogramm von %1 behandelt, vielleicht ungesehen</translation>
    </message>
    <message>
        <source>Once that is done, send it again with Edit as New.</source>
        <translation>Ist das geschehen, senden Sie sie mit „Als neu bearbeiten“ noch einmal.</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>(no recipient)</source>
        <translation>(kein Empfänger)</translation>
    </message>
    <message>
        <source>Sending %1 %</source>
        <translation>Wird gesendet, %1 %</translation>
    </message>
    <message>
        <source>Preparing the message</source>
        <translation>Nachricht wird vorbereitet</translation>
    </message>
    <message>
        <source>Looking up %1</source>
        <translation>%1 wird gesucht</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung zu %1 wird aufgebaut</translation>
    </message>
    <message>
        <source>Securing the connection to %1</source>
        <translation>Verbindung zu %1 wird gesichert</translation>
    </message>
    <message>
        <source>Greeting %1</source>
        <translation>Begrüßung von %1</translation>
    </message>
    <message>
        <source>Signing in at %1</source>
        <translation>Anmeldung bei %1</translation>
    </message>
    <message>
        <source>Handing over to %1</source>
        <translation>Übergabe an %1</translation>
    </message>
    <message>
        <source>Waiting for the answer of %1</source>
        <translation>Warten auf die Antwort von %1</translation>
    </message>
    <message>
        <source>Handing over to %1, %2 of %3</source>
        <translation>Übergabe an %1, %2 von %3</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 min</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>in %1 h</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>when you say</source>
        <translation>wenn Sie freigeben</translation>
    </message>
    <message>
        <source>you decide</source>
        <translation>Sie entscheiden</translation>
    </message>
    <message>
        <source>%1 Next attempt %2.</source>
        <translation>%1 Nächster Versuch: %2.</translation>
    </message>
    <message>
        <source>You put it on hold at %1.</source>
        <translation>Von Ihnen angehalten: %1.</translation>
    </message>
    <message>
        <source>%1 No attempts until this is fixed.</source>
        <translation>%1 Keine Versuche, bis dies behoben ist.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No text yet.</source>
        <translation>Noch kein Text.</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s), no text yet.</source>
        <translation>
            <numerusform>%n Anhang, noch kein Text.</numerusform>
            <numerusform>%n Anhänge, noch kein Text.</numerusform>
        </translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>Sends in %1 s</source>
        <translation>Geht in %1 s hinaus</translation>
    </message>
</context>
<context>
    <name>Sandbox</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>The sandbox&apos;s account could not be stored.</source>
        <translation>Das Konto der Sandbox konnte nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>SandboxBehaviour</name>
    <message>
        <source>Accept everything</source>
        <translation>Alles annehmen</translation>
    </message>
    <message>
        <source>Each message is taken at once and shown here.</source>
        <translation>Jede Nachricht wird sofort angenommen und hier gezeigt.</translation>
    </message>
    <message>
        <source>Ask to try again later</source>
        <translation>Um späteren Versuch bitten</translation>
    </message>
    <message>
        <source>Each recipient is put off the first time (451 4.7.1). The message waits and is taken at the next attempt.</source>
        <translation>Jeder Empfänger wird beim ersten Mal vertröstet (451 4.7.1). Die Nachricht wartet und wird beim nächsten Versuch angenommen.</translation>
    </message>
    <message>
        <source>Refuse the last recipient</source>
        <translation>Den letzten Empfänger ablehnen</translation>
    </message>
    <message>
        <source>The last recipient is refused for good (550 5.1.1). The others still get the message.</source>
        <translation>Der letzte Empfänger wird endgültig abgelehnt (550 5.1.1). Die anderen bekommen die Nachricht trotzdem.</translation>
    </message>
    <message>
        <source>Refuse the password</source>
        <translation>Das Passwort ablehnen</translation>
    </message>
    <message>
        <source>Signing in fails (535 5.7.8). The account pauses after one attempt and asks for the password.</source>
        <translation>Die Anmeldung scheitert (535 5.7.8). Das Konto pausiert nach einem Versuch und fragt nach dem Passwort.</translation>
    </message>
    <message>
        <source>Cut the line after the message</source>
        <translation>Nach der Nachricht die Leitung trennen</translation>
    </message>
    <message>
        <source>The message is taken, but the answer never comes. It may have been delivered, and only you can decide.</source>
        <translation>Die Nachricht wird angenommen, aber die Antwort kommt nie. Sie ist vielleicht angekommen, und nur Sie können entscheiden.</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>Nichts sagen</translation>
    </message>
    <message>
        <source>The connection opens and nothing follows. The attempt ends when its time is over.</source>
        <translation>Die Verbindung öffnet sich, und nichts folgt. Der Versuch endet, wenn seine Zeit um ist.</translation>
    </message>
    <message>
        <source>Take small messages only</source>
        <translation>Nur kleine Nachrichten annehmen</translation>
    </message>
    <message>
        <source>Nothing over 10 kB is taken. A larger message is refused before it is sent.</source>
        <translation>Nichts über 10 kB wird angenommen. Eine größere Nachricht wird abgelehnt, bevor sie gesendet wird.</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>%1 in %2 (%3 here)</source>
        <extracomment>a time in a far city, then the reader&apos;s own: &quot;Mon 08:00 in New York (Mon 14:00 here)&quot;</extracomment>
        <translation>%1 in %2 (%3 hier)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>a day and a time: &quot;Monday, 2 March 2026 at 08:00&quot;</extracomment>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <extracomment>a pattern of QDate::toString()</extracomment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>The key is published at %1: receivers can check the signature.</source>
        <translation>Der Schlüssel ist unter %1 veröffentlicht: Empfänger können die Signatur prüfen.</translation>
    </message>
    <message>
        <source>Another key is published at %1: signatures will count as broken until this one stands there.</source>
        <translation>Unter %1 ist ein anderer Schlüssel veröffentlicht: Signaturen gelten als ungültig, bis dieser dort steht.</translation>
    </message>
    <message>
        <source>The key at %1 is revoked: signatures will count as broken until this one stands there.</source>
        <translation>Der Schlüssel unter %1 ist widerrufen: Signaturen gelten als ungültig, bis dieser dort steht.</translation>
    </message>
    <message>
        <source>Nothing is published at %1 yet. A new record may take hours to be seen.</source>
        <translation>Unter %1 ist noch nichts veröffentlicht. Bis ein neuer Eintrag zu sehen ist, können Stunden vergehen.</translation>
    </message>
    <message>
        <source>What is published at %1 cannot be read as one key.</source>
        <translation>Was unter %1 veröffentlicht ist, lässt sich nicht als ein Schlüssel lesen.</translation>
    </message>
    <message>
        <source>The name server could not be asked about %1: %2</source>
        <translation>Der Nameserver ließ sich nicht nach %1 fragen: %2</translation>
    </message>
</context>
<context>
    <name>StageView</name>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>no such name</source>
        <translation>Name unbekannt</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgerissen</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht vertraut</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>kein Passwort</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>network sign-in</source>
        <translation>Netzanmeldung</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>There is no display to open a window on.</source>
        <translation>Es gibt keinen Bildschirm, auf dem ein Fenster aufgehen könnte.</translation>
    </message>
    <message>
        <source>The sandbox&apos;s profile could not be made in the temporary folder.</source>
        <translation>Das Profil der Sandbox konnte im temporären Ordner nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Pillarbox runs already, but does not answer.</source>
        <translation>Pillarbox läuft schon, antwortet aber nicht.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>%1 sending</source>
        <translation>%1 beim Senden</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 wartend</translation>
    </message>
    <message>
        <source>next attempt %1</source>
        <translation>nächster Versuch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) need you</source>
        <translation>
            <numerusform>%n Nachricht braucht Sie</numerusform>
            <numerusform>%n Nachrichten brauchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>all sent at about %1</source>
        <translation>alle gesendet etwa um %1</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Works</source>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Geht nicht</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht getan</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Secure</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Greet</source>
        <translation>Begrüßen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted is not yet delivered: that server now passes it on, and reports back if it cannot.</source>
        <translation>Angenommen heißt noch nicht angekommen: Dieser Server gibt sie jetzt weiter und meldet sich, wenn er es nicht kann.</translation>
    </message>
</context>
<context>
    <name>pillarbox::app::Application</name>
    <message>
        <source>The accounts could not be read.</source>
        <translation>Die Konten konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A damaged file was set aside beside %1; add the accounts again.</source>
        <translation>Eine beschädigte Datei wurde neben %1 beiseitegelegt; fügen Sie die Konten erneut hinzu.</translation>
    </message>
    <message>
        <source>The sandbox could not be started.</source>
        <translation>Die Sandbox konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>What is started at login could not be changed.</source>
        <translation>Was beim Anmelden startet, konnte nicht geändert werden.</translation>
    </message>
    <message>
        <source>A message to see whether %1 takes mail, and what becomes of it.</source>
        <translation>Eine Nachricht, um zu sehen, ob %1 E-Mail annimmt und was daraus wird.</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Testnachricht</translation>
    </message>
</context>
<context>
    <name>pillarbox::app::ComposerDesk</name>
    <message>
        <source>Nothing was attached.</source>
        <translation>Nichts wurde angehängt.</translation>
    </message>
    <message>
        <source>The link asked to attach %1. Attach it yourself if that is what you want.</source>
        <translation>Der Link wollte %1 anhängen. Hängen Sie es selbst an, wenn Sie das möchten.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AccountDialog</name>
    <message>
        <source>Add Account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Server &amp;settings</source>
        <translation>&amp;Servereinstellungen</translation>
    </message>
    <message>
        <source>Add &amp;Without Testing</source>
        <translation>&amp;Ohne Prüfung hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add Account</source>
        <translation>Konto &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Edit Account</source>
        <translation>Konto bearbeiten</translation>
    </message>
    <message>
        <source>Save &amp;Without Testing</source>
        <translation>&amp;Ohne Prüfung speichern</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>Your e-mail address is not complete.</source>
        <translation>Ihre E-Mail-Adresse ist nicht vollständig.</translation>
    </message>
    <message>
        <source>It looks like name@example.org.</source>
        <translation>Sie sieht aus wie name@example.org.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Das Passwort fehlt.</translation>
    </message>
    <message>
        <source>It is tried over the encrypted connection before the account is added.</source>
        <translation>Es wird über die verschlüsselte Verbindung geprüft, bevor das Konto hinzukommt.</translation>
    </message>
    <message>
        <source>The server is missing.</source>
        <translation>Der Server fehlt.</translation>
    </message>
    <message>
        <source>Enter its name in the server settings.</source>
        <translation>Geben Sie seinen Namen in den Servereinstellungen ein.</translation>
    </message>
    <message>
        <source>Keep for This Session</source>
        <translation>Für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>&amp;Identities…</source>
        <translation>I&amp;dentitäten…</translation>
    </message>
    <message>
        <source>Port %1 speaks TLS from the first byte, not STARTTLS.</source>
        <translation>Port %1 spricht TLS vom ersten Byte an, nicht STARTTLS.</translation>
    </message>
    <message>
        <source>Port %1 speaks STARTTLS, not TLS from the first byte.</source>
        <translation>Port %1 spricht STARTTLS, nicht TLS vom ersten Byte an.</translation>
    </message>
    <message>
        <source>Encrypted so, it works.</source>
        <translation>So verschlüsselt funktioniert er.</translation>
    </message>
    <message>
        <source>Use TLS</source>
        <translation>TLS verwenden</translation>
    </message>
    <message>
        <source>Use STARTTLS</source>
        <translation>STARTTLS verwenden</translation>
    </message>
    <message>
        <source>Sign in to the network first.</source>
        <translation>Melden Sie sich zuerst beim Netzwerk an.</translation>
    </message>
    <message>
        <source>Its page opens in the browser; after that, try again.</source>
        <translation>Dessen Seite öffnet sich im Browser; versuchen Sie es danach erneut.</translation>
    </message>
    <message>
        <source>Open Sign-In Page</source>
        <translation>Anmeldeseite öffnen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>Speic&amp;hern</translation>
    </message>
    <message>
        <source>Every step with its time, the certificate and what the server said</source>
        <translation>Jeder Schritt mit seiner Zeit, das Zertifikat und was der Server sagte</translation>
    </message>
    <message>
        <source>Test Connection…</source>
        <translation>Verbindung testen…</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AccountForm</name>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Kept for this session only: no keychain answers here.</source>
        <translation>Nur für diese Sitzung: Hier antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>&amp;E-Mail-Adresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>&amp;Keep in %1</source>
        <translation>In %1 &amp;behalten</translation>
    </message>
    <message>
        <source>What is sent where?</source>
        <translation>Was wird wohin gesendet?</translation>
    </message>
    <message>
        <source>%1 wants an app password here, made on its web page; it refuses the password you use there.</source>
        <translation>%1 verlangt hier ein App-Passwort von der eigenen Webseite; das Passwort, das Sie dort benutzen, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Pillarbox looks up %1 and tries its mail servers. Your password is used only after a verified, encrypted connection.</source>
        <translation>Pillarbox sucht %1 und prüft die Mailserver. Ihr Passwort wird nur über eine überprüfte, verschlüsselte Verbindung benutzt.</translation>
    </message>
    <message>
        <source>the part after the @</source>
        <translation>den Teil nach dem @</translation>
    </message>
    <message>
        <source>The spaces were taken out of the password: %1 makes passwords without any.</source>
        <translation>Die Leerzeichen wurden aus dem Passwort entfernt: %1 erzeugt Passwörter ohne sie.</translation>
    </message>
    <message>
        <source>To your name server, to %1 and to the public collection of mail settings: %1, nothing else of your address. To the servers that these name, and to those that such a domain usually has: a connection, without your address. To the one that is chosen, once its certificate is verified: your user name and password. To anybody else: nothing.</source>
        <translation>An Ihren Nameserver, an %1 und an die öffentliche Sammlung von Mail-Einstellungen: %1, sonst nichts von Ihrer Adresse. An die Server, die diese nennen, und an die, die eine solche Domain gewöhnlich hat: eine Verbindung, ohne Ihre Adresse. An den gewählten, sobald sein Zertifikat geprüft ist: Ihr Benutzername und Passwort. An alle anderen: nichts.</translation>
    </message>
    <message>
        <source>%1 takes no passwords from mail programs any more, only a sign-in on its web page.</source>
        <translation>%1 nimmt von Mailprogrammen keine Passwörter mehr an, nur noch eine Anmeldung auf der Webseite.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>The password begins or ends with a space.</source>
        <translation>Das Passwort beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>Take It Out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Keep It</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AccountListDialog</name>
    <message>
        <source>%1, through %2</source>
        <translation>%1, über %2</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Standard)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Acc&amp;ounts</source>
        <translation>K&amp;onten</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>Make &amp;Default</source>
        <translation>Als &amp;Standard</translation>
    </message>
    <message>
        <source>The default was not changed.</source>
        <translation>Der Standard wurde nicht geändert.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>The account was not removed.</source>
        <translation>Das Konto wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>Its password goes in a few seconds.</source>
        <translation>Das Passwort wird in einigen Sekunden gelöscht.</translation>
    </message>
    <message>
        <source>One message waits for it and stays in the outbox, unsent.</source>
        <translation>Eine Nachricht wartet darauf und bleibt ungesendet im Postausgang.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait for it and stay in the outbox, unsent.</source>
        <translation>
            <numerusform>%n Nachricht wartet darauf und bleibt ungesendet im Postausgang.</numerusform>
            <numerusform>%n Nachrichten warten darauf und bleiben ungesendet im Postausgang.</numerusform>
        </translation>
    </message>
    <message>
        <source>The account is removed, its password is not yet.</source>
        <translation>Das Konto ist entfernt, das Passwort noch nicht.</translation>
    </message>
    <message>
        <source>%1 did not let it go; that is tried again at the next start.</source>
        <translation>%1 hat es nicht gelöscht; beim nächsten Start wird das wiederholt.</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>D&amp;uplizieren</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>N&amp;ach oben</translation>
    </message>
    <message>
        <source>Move Do&amp;wn</source>
        <translation>Nach un&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>The accounts were exported.</source>
        <translation>Die Konten wurden exportiert.</translation>
    </message>
    <message>
        <source>%1 holds no passwords.</source>
        <translation>%1 enthält keine Passwörter.</translation>
    </message>
    <message>
        <source>One account was imported.</source>
        <translation>Ein Konto wurde importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts were imported.</source>
        <translation>
            <numerusform>%n Konto wurde importiert.</numerusform>
            <numerusform>%n Konten wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open each once with Edit to test it and to enter its password.</source>
        <translation>Öffnen Sie jedes einmal mit Bearbeiten, um es zu testen und das Passwort einzugeben.</translation>
    </message>
    <message>
        <source>one message waits</source>
        <translation>eine Nachricht wartet</translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait</source>
        <translation>
            <numerusform>%n Nachricht wartet</numerusform>
            <numerusform>%n Nachrichten warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>The account was not copied.</source>
        <translation>Das Konto wurde nicht kopiert.</translation>
    </message>
    <message>
        <source>“%1” has no password yet.</source>
        <translation>„%1“ hat noch kein Passwort.</translation>
    </message>
    <message>
        <source>Copy the &amp;Password</source>
        <translation>&amp;Passwort kopieren</translation>
    </message>
    <message>
        <source>E&amp;nter It…</source>
        <translation>Ein&amp;geben…</translation>
    </message>
    <message>
        <source>The keychain did not allow it.</source>
        <translation>Der Schlüsselbund hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>The order was not changed.</source>
        <translation>Die Reihenfolge wurde nicht geändert.</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>„%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>The account is not back yet.</source>
        <translation>Das Konto ist noch nicht zurück.</translation>
    </message>
    <message>
        <source>Check Do&amp;main…</source>
        <translation>&amp;Domain prüfen…</translation>
    </message>
    <message>
        <source>&amp;Test Connection…</source>
        <translation>&amp;Verbindung testen…</translation>
    </message>
    <message>
        <source>“%1” shows no client certificate yet.</source>
        <translation>„%1“ zeigt noch kein Client-Zertifikat.</translation>
    </message>
    <message>
        <source>Copy &amp;Both</source>
        <translation>Beides &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;Certificate</source>
        <translation>&amp;Zertifikat kopieren</translation>
    </message>
    <message>
        <source>The secrets were not copied.</source>
        <translation>Die Geheimnisse wurden nicht kopiert.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AccountSaver</name>
    <message>
        <source>The file of the accounts cannot be read.</source>
        <translation>Die Datei der Konten kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file of the accounts cannot be written; the disk may be full.</source>
        <translation>Die Datei der Konten kann nicht geschrieben werden; der Datenträger ist vielleicht voll.</translation>
    </message>
    <message>
        <source>The file of the accounts was damaged and has been set aside.</source>
        <translation>Die Datei der Konten war beschädigt und wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>There is an account with this name already.</source>
        <translation>Ein Konto mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>This account was removed in the meantime.</source>
        <translation>Dieses Konto wurde inzwischen entfernt.</translation>
    </message>
    <message>
        <source>The account was not saved.</source>
        <translation>Das Konto wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>No keychain answers.</source>
        <translation>Kein Schlüsselbund antwortet.</translation>
    </message>
    <message>
        <source>%1 did not take the password.</source>
        <translation>%1 hat das Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The account is stored without it.</source>
        <translation>Das Konto ist ohne Passwort gespeichert.</translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>It was not allowed to.</source>
        <translation>Es war nicht erlaubt.</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <translation>Die Antwort kam nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It says: %1.</source>
        <translation>Die Auskunft lautet: %1.</translation>
    </message>
    <message>
        <source>It has no default keyring to put it in.</source>
        <translation>Er hat keinen voreingestellten Schlüsselbund dafür.</translation>
    </message>
    <message>
        <source>%1 did not take a key of this account.</source>
        <translation>%1 hat einen Schlüssel dieses Kontos nicht angenommen.</translation>
    </message>
    <message>
        <source>The accounts would take more room than can be read again; look for a long signature.</source>
        <translation>Die Konten bräuchten mehr Platz, als sich wieder lesen lässt; suchen Sie nach einer langen Signatur.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AccountTransfer</name>
    <message>
        <source>From a &amp;File…</source>
        <translation>Aus einer &amp;Datei…</translation>
    </message>
    <message>
        <source>From %1…</source>
        <translation>Von %1…</translation>
    </message>
    <message>
        <source>There is no account in it.</source>
        <translation>Darin ist kein Konto.</translation>
    </message>
    <message>
        <source>Nothing can be imported from %1.</source>
        <translation>Aus %1 lässt sich nichts importieren.</translation>
    </message>
    <message>
        <source>Import Accounts</source>
        <translation>Konten importieren</translation>
    </message>
    <message>
        <source>Accounts of Pillarbox (*.json)</source>
        <translation>Konten von Pillarbox (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export Accounts</source>
        <translation>Konten exportieren</translation>
    </message>
    <message>
        <source>The accounts were not exported.</source>
        <translation>Die Konten wurden nicht exportiert.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AdvancedEdit</name>
    <message>
        <source>None</source>
        <comment>proxy</comment>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System es vorgibt</translation>
    </message>
    <message>
        <source>socks5://host:port or http://host:port, with user@ before the host where it wants one</source>
        <translation>socks5://host:port oder http://host:port, mit user@ vor dem Host, wo er einen verlangt</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Automatic: one that tells nothing of this computer</source>
        <translation>Automatisch: einer, der nichts über diesen Rechner verrät</translation>
    </message>
    <message>
        <source>Name given with EHLO</source>
        <translation>Mit EHLO genannter Name</translation>
    </message>
    <message>
        <source>Automatic: as the standard has it</source>
        <translation>Automatisch: wie der Standard es vorsieht</translation>
    </message>
    <message>
        <source>Longest wait for the server, in seconds</source>
        <translation>Längstes Warten auf den Server, in Sekunden</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>Own name (E&amp;HLO)</source>
        <translation>Eigener Name (EH&amp;LO)</translation>
    </message>
    <message>
        <source>Seconds to wait at &amp;most</source>
        <translation>Höchstens &amp;warten (s)</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>&amp;Grenzen</translation>
    </message>
    <message>
        <source>“%1” is no proxy; it looks like socks5://host:1080 or http://host:8080, without a password.</source>
        <translation>„%1“ ist kein Proxy; er sieht aus wie socks5://host:1080 oder http://host:8080, ohne Passwort.</translation>
    </message>
    <message>
        <source>“%1” is no name for EHLO; it is a host&apos;s full name, or an address in brackets.</source>
        <translation>„%1“ ist kein Name für EHLO; er ist der volle Name eines Rechners oder eine Adresse in Klammern.</translation>
    </message>
    <message>
        <source>Ce&amp;rtificate</source>
        <translation>Ze&amp;rtifikat</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Reserve</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AttachmentBar</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>1 attachment</source>
        <translation>1 Anhang</translation>
    </message>
    <message>
        <source>No attachment</source>
        <translation>Kein Anhang</translation>
    </message>
    <message numerus="yes">
        <source>%n attachments</source>
        <translation>
            <numerusform>%n Anhang</numerusform>
            <numerusform>%n Anhänge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 as sent</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>%1; the server takes %2</source>
        <translation>%1; der Server nimmt %2</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::AttemptLog</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Mitschrift</translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Attempt log: %1</source>
        <translation>Versuchsprotokoll: %1</translation>
    </message>
    <message>
        <source>No attempt has been made yet.</source>
        <translation>Bisher gab es keinen Versuch.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Save Report…</source>
        <translation>Bericht s&amp;peichern…</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::BackupEdit</name>
    <message>
        <source>Backup</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Taken only while this account&apos;s server is out of reach. From stays as it is: unless the SPF record of its domain allows the backup&apos;s server too, messages may be refused or taken for spam.</source>
        <translation>Nur genommen, solange der Server dieses Kontos nicht erreichbar ist. „Von“ bleibt, wie es ist: wenn der SPF-Eintrag der Domain nicht auch den Server der Reserve zulässt, werden Nachrichten vielleicht abgelehnt oder gelten als Spam.</translation>
    </message>
    <message>
        <source>None: messages wait until this server is back</source>
        <translation>Keine: Nachrichten warten, bis dieser Server wieder da ist</translation>
    </message>
    <message>
        <source>%1, through %2</source>
        <translation>%1, über %2</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CertificateDialog</name>
    <message>
        <source>  For:         %1</source>
        <translation>  Für:         %1</translation>
    </message>
    <message>
        <source>  Issued by:   %1</source>
        <translation>  Aussteller:  %1</translation>
    </message>
    <message>
        <source>  Valid:       %1 to %2</source>
        <translation>  Gültig:      %1 bis %2</translation>
    </message>
    <message>
        <source>  SHA-256:     %1</source>
        <translation>  SHA-256:     %1</translation>
    </message>
    <message>
        <source>This certificate proves that the server is %1.</source>
        <translation>Dieses Zertifikat beweist, dass der Server %1 ist.</translation>
    </message>
    <message>
        <source>This certificate does not prove that the server is %1.</source>
        <translation>Dieses Zertifikat beweist nicht, dass der Server %1 ist.</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>%1, %2. The server&apos;s own certificate comes first, then those that vouch for it.</source>
        <translation>%1, %2. Zuerst das Zertifikat des Servers, dann jene, die dafür bürgen.</translation>
    </message>
    <message>
        <source>Certificate chain</source>
        <translation>Zertifikatskette</translation>
    </message>
    <message>
        <source>  Key SHA-256: %1</source>
        <translation>  Schlüssel:   %1</translation>
    </message>
    <message>
        <source>%1 shows another key than the one you trust.</source>
        <translation>%1 zeigt einen anderen Schlüssel als den, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>This is the key that you trust for %1.</source>
        <translation>Das ist der Schlüssel, dem Sie für %1 vertrauen.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Given as a fingerprint</source>
        <translation>Als Fingerabdruck angegeben</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>Bisher vertraut</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Jetzt gezeigt</translation>
    </message>
    <message>
        <source>Trust This &amp;Key</source>
        <translation>Diesem S&amp;chlüssel vertrauen</translation>
    </message>
    <message>
        <source>Trust This &amp;Issuer</source>
        <translation>Diesem &amp;Aussteller vertrauen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CertificateTab</name>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>No server has shown a certificate yet.</source>
        <translation>Noch hat kein Server ein Zertifikat gezeigt.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CheckRowView</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>nicht brauchbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skip: %1</source>
        <translation>Überspringen: %1</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CheckView</name>
    <message>
        <source>&amp;View…</source>
        <translation>&amp;Ansehen…</translation>
    </message>
    <message>
        <source>View the certificate</source>
        <translation>Zertifikat ansehen</translation>
    </message>
    <message>
        <source>&amp;Use This Server</source>
        <translation>Diesen Server &amp;verwenden</translation>
    </message>
    <message>
        <source>Use this server</source>
        <translation>Diesen Server verwenden</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::Chip</name>
    <message>
        <source>Delete removes it</source>
        <translation>Entf entfernt es</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ClientCertificateEdit</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a client certificate</source>
        <translation>Clientzertifikat wählen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the client certificate</source>
        <translation>Clientzertifikat entfernen</translation>
    </message>
    <message>
        <source>None; few servers ask for one.</source>
        <translation>Keines; nur wenige Server fragen danach.</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Client Certificate</source>
        <translation>Clientzertifikat</translation>
    </message>
    <message>
        <source>Certificates with a key (*.p12 *.pfx *.pem *.crt)</source>
        <translation>Zertifikate mit Schlüssel (*.p12 *.pfx *.pem *.crt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The Key of “%1”</source>
        <translation>Der Schlüssel zu „%1“</translation>
    </message>
    <message>
        <source>Keys (*.key *.pem)</source>
        <translation>Schlüssel (*.key *.pem)</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>“%1” holds no key of a kind that can be used.</source>
        <translation>„%1“ enthält keinen Schlüssel, der sich verwenden lässt.</translation>
    </message>
    <message>
        <source>“%1” holds no certificate that can be read.</source>
        <translation>„%1“ enthält kein Zertifikat, das sich lesen lässt.</translation>
    </message>
    <message>
        <source>The key belongs to another certificate than the one in “%1”.</source>
        <translation>Der Schlüssel gehört zu einem anderen Zertifikat als dem in „%1“.</translation>
    </message>
    <message>
        <source>The certificate in “%1” has expired.</source>
        <translation>Das Zertifikat in „%1“ ist abgelaufen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>“%1” does not open with that. Its passphrase:</source>
        <translation>„%1“ öffnet sich damit nicht. Die Passphrase:</translation>
    </message>
    <message>
        <source>“%1” is locked. Its passphrase:</source>
        <translation>„%1“ ist verschlossen. Die Passphrase:</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CommandRunner</name>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation>„%1“ gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n message(s)</source>
        <translation>
            <numerusform>%n Nachricht gelöscht</numerusform>
            <numerusform>%n Nachrichten gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>Bericht kopiert</translation>
    </message>
    <message>
        <source>A copy is on its way</source>
        <translation>Eine Kopie ist unterwegs</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::CompareTab</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>median, least, most</comment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>First endpoint</source>
        <translation>Erster Endpunkt</translation>
    </message>
    <message>
        <source>Second endpoint</source>
        <translation>Zweiter Endpunkt</translation>
    </message>
    <message>
        <source> times</source>
        <translation> Mal</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Geantwortet</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Secure</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>A test finds the endpoints to compare.</source>
        <translation>Ein Test findet die Endpunkte, die sich vergleichen lassen.</translation>
    </message>
    <message>
        <source>Choose two that differ, each as “%1”.</source>
        <translation>Wählen Sie zwei verschiedene, jeden wie „%1“.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Neither of them works.</source>
        <translation>Keiner von beiden geht.</translation>
    </message>
    <message>
        <source>Only %1 works.</source>
        <translation>Nur %1 geht.</translation>
    </message>
    <message>
        <source>%1 answers more reliably.</source>
        <translation>%1 antwortet verlässlicher.</translation>
    </message>
    <message>
        <source>Both answer after %1.</source>
        <translation>Beide antworten nach %1.</translation>
    </message>
    <message>
        <source>%1 answers sooner: after %2 instead of %3.</source>
        <translation>%1 antwortet eher: nach %2 statt %3.</translation>
    </message>
    <message>
        <source>Stop &amp;Comparing</source>
        <translation>Verglei&amp;ch stoppen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>Verglei&amp;chen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::Composer</name>
    <message>
        <source>%1[*] - Pillarbox</source>
        <translation>%1[*] - Pillarbox</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>Entwurf gespeichert %1</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Not attached.</source>
        <translation>Nicht angehängt.</translation>
    </message>
    <message numerus="yes">
        <source>%n files were not attached.</source>
        <translation>
            <numerusform>%n Datei wurde nicht angehängt.</numerusform>
            <numerusform>%n Dateien wurden nicht angehängt.</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>“%1” was taken out.</source>
        <translation>„%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation>Rückgän&amp;gig</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Put it in the outbox and send it (Ctrl+Return)</source>
        <translation>In den Postausgang legen und senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>&amp;Anhängen</translation>
    </message>
    <message>
        <source>Attach files (Ctrl+Shift+A)</source>
        <translation>Dateien anhängen (Strg+Umschalt+A)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Save Draft</source>
        <translation>&amp;Entwurf speichern</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>Nachrichtentext</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Saving to the outbox…</source>
        <translation>Wird in den Postausgang gelegt…</translation>
    </message>
    <message>
        <source>The window closes when the message is safe there.</source>
        <translation>Das Fenster schließt sich, wenn die Nachricht dort sicher ist.</translation>
    </message>
    <message>
        <source>Close Message</source>
        <translation>Nachricht schließen</translation>
    </message>
    <message>
        <source>Keep this message as a draft?</source>
        <translation>Diese Nachricht als Entwurf behalten?</translation>
    </message>
    <message>
        <source>A kept draft is in the main window under Drafts.</source>
        <translation>Ein behaltener Entwurf steht im Hauptfenster unter Entwürfe.</translation>
    </message>
    <message>
        <source>&amp;Keep Draft</source>
        <translation>Entwurf &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Choose when it goes out (Ctrl+Shift+Return)</source>
        <translation>Wählen, wann sie hinausgeht (Strg+Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Send &amp;Later…</source>
        <translation>S&amp;päter senden…</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation>Weitere Arten zu senden</translation>
    </message>
    <message>
        <source>Plain text and HTML</source>
        <translation>Text und HTML</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ComposerNotices</name>
    <message>
        <source>Use &amp;It</source>
        <translation>Übe&amp;rnehmen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Send An&amp;yway</source>
        <translation>&amp;Trotzdem senden</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::DetailPane</name>
    <message>
        <source>Message details</source>
        <translation>Nachrichtendetails</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>Der Server sagte: %1</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::DomainCheckDialog</name>
    <message>
        <source>Check Domain</source>
        <translation>Domain prüfen</translation>
    </message>
    <message>
        <source>What a domain publishes decides whether mail from it arrives.</source>
        <translation>Was eine Domain veröffentlicht, entscheidet, ob E-Mail von ihr ankommt.</translation>
    </message>
    <message>
        <source>those that are known of the provider</source>
        <translation>die beim Anbieter bekannten</translation>
    </message>
    <message>
        <source>The name of a key: s= in the DKIM-Signature of a message that was sent.</source>
        <translation>Der Name eines Schlüssels: s= in der DKIM-Signature einer gesendeten Nachricht.</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>DKIM &amp;selector</source>
        <translation>DKIM-&amp;Selektor</translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Received &amp;Mail…</source>
        <translation>Empfangene &amp;Nachricht…</translation>
    </message>
    <message>
        <source>%1 through %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>“%1” is no domain.</source>
        <translation>„%1“ ist keine Domain.</translation>
    </message>
    <message>
        <source>Asking about %1…</source>
        <translation>%1 wird geprüft…</translation>
    </message>
    <message>
        <source>Stopped before everything was asked.</source>
        <translation>Angehalten, bevor alles gefragt war.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Ask Again</source>
        <translation>&amp;Erneut fragen</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>F&amp;ragen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::FindingView</name>
    <message>
        <source>Publish as TXT of %1:</source>
        <translation>Zu veröffentlichen als TXT von %1:</translation>
    </message>
    <message>
        <source>Publish as the file %1:</source>
        <translation>Zu veröffentlichen als Datei %1:</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the record of %1</source>
        <translation>Den Eintrag von %1 kopieren</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::FirstStart</name>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Type your address and password. Pillarbox finds the server and tests it while you watch.</source>
        <translation>Geben Sie Adresse und Passwort ein. Pillarbox findet den Server und prüft ihn, während Sie zusehen.</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>Sandbox ausprobieren</translation>
    </message>
    <message>
        <source>A pretend mail server inside this program. Nothing leaves your computer, so break what you like.</source>
        <translation>Ein gespielter Mailserver in diesem Programm. Nichts verlässt Ihren Rechner, probieren Sie also alles aus.</translation>
    </message>
    <message>
        <source>Pillarbox sends your mail and shows you how</source>
        <translation>Pillarbox sendet Ihre E-Mail und zeigt Ihnen, wie</translation>
    </message>
    <message>
        <source>It writes and sends; it does not receive. Nothing has been contacted yet.</source>
        <translation>Es schreibt und sendet; es empfängt nicht. Noch wurde kein Server angesprochen.</translation>
    </message>
    <message>
        <source>Found settings of %1: &amp;look at them…</source>
        <translation>Einstellungen von %1 gefunden: an&amp;sehen…</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::FolderList</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::FolderModel</name>
    <message numerus="yes">
        <source>%1, %n message(s)</source>
        <translation>
            <numerusform>%1, %n Nachricht</numerusform>
            <numerusform>%1, %n Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::FromField</name>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>%1, through %2</source>
        <translation>%1, über %2</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>über %1</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::HeaderPane</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>A&amp;n</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Cc</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>&amp;Bcc</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>B&amp;etreff</translation>
    </message>
    <message>
        <source>Add Cc</source>
        <translation>Cc hinzufügen</translation>
    </message>
    <message>
        <source>Add Bcc</source>
        <translation>Bcc hinzufügen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::HealthStrip</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::IdentitiesDialog</name>
    <message>
        <source>New identity</source>
        <translation>Neue Identität</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Standard)</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identitäten</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Make &amp;Default</source>
        <translation>Als &amp;Standard</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>There is an identity %1 already.</source>
        <translation>Es gibt schon eine Identität %1.</translation>
    </message>
    <message>
        <source>Whether mail from this address arrives, by what its domain publishes</source>
        <translation>Ob E-Mail von dieser Adresse ankommt, nach dem, was ihre Domain veröffentlicht</translation>
    </message>
    <message>
        <source>Check Do&amp;main…</source>
        <translation>&amp;Domain prüfen…</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::IdentityForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>E-&amp;Mail-Adresse</translation>
    </message>
    <message>
        <source>Re&amp;plies to</source>
        <translation>Ant&amp;worten an</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>die Adresse</translation>
    </message>
    <message>
        <source>Or&amp;ganisation</source>
        <translation>Or&amp;ganisation</translation>
    </message>
    <message>
        <source>&amp;Blind copies to</source>
        <translation>&amp;Blindkopien an</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>B&amp;ounces to</source>
        <translation>Rückläu&amp;fer an</translation>
    </message>
    <message>
        <source>Servers report failures to it. Some relays take only addresses of the account&apos;s own.</source>
        <translation>Dorthin melden Server Fehlschläge. Manche Relays nehmen nur eigene Adressen des Kontos.</translation>
    </message>
    <message>
        <source>S&amp;ignature</source>
        <translation>S&amp;ignatur</translation>
    </message>
    <message>
        <source>The e-mail address is not complete.</source>
        <translation>Die E-Mail-Adresse ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The address for replies is not complete.</source>
        <translation>Die Adresse für Antworten ist nicht vollständig.</translation>
    </message>
    <message>
        <source>An address for blind copies is not complete.</source>
        <translation>Eine Adresse für Blindkopien ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The address for bounces is not complete.</source>
        <translation>Die Adresse für Rückläufer ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The DKIM signature belongs to another domain than the address.</source>
        <translation>Die DKIM-Signatur gehört zu einer anderen Domain als die Adresse.</translation>
    </message>
    <message>
        <source>D&amp;KIM</source>
        <translation>D&amp;KIM</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ImportDialog</name>
    <message>
        <source>%1, TLS</source>
        <translation>%1, TLS</translation>
    </message>
    <message>
        <source>%1, STARTTLS</source>
        <translation>%1, STARTTLS</translation>
    </message>
    <message>
        <source>(no address)</source>
        <translation>(keine Adresse)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Import Accounts</source>
        <translation>Konten importieren</translation>
    </message>
    <message>
        <source>Found in %1</source>
        <translation>Gefunden in %1</translation>
    </message>
    <message>
        <source>Nothing is stored yet. Passwords are never read; each account asks for its own once.</source>
        <translation>Noch ist nichts gespeichert. Passwörter werden nie gelesen; jedes Konto fragt einmal nach seinem.</translation>
    </message>
    <message>
        <source>Accounts to import</source>
        <translation>Konten zum Importieren</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Of the files</source>
        <translation>Aus den Dateien</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n Accounts</source>
        <translation>
            <numerusform>%n Konto &amp;importieren</numerusform>
            <numerusform>%n Konten &amp;importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::LeaveQuestion</name>
    <message>
        <source>Quit Pillarbox</source>
        <translation>Pillarbox beenden</translation>
    </message>
    <message>
        <source>&amp;Keep for Next Start</source>
        <translation>Bis zum nächsten Start be&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Send Now and Quit</source>
        <translation>Jetzt &amp;senden und beenden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>“%1” sends in %2 s.</source>
        <translation>„%1“ geht in %2 s hinaus.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are about to be sent, the first in %1 s.</source>
        <translation>
            <numerusform>%n Nachricht wird gleich gesendet, in %1 s.</numerusform>
            <numerusform>%n Nachrichten werden gleich gesendet, die erste in %1 s.</numerusform>
        </translation>
    </message>
    <message>
        <source>If it is kept, it is on hold until the next start, and Pillarbox asks then.</source>
        <translation>Wird sie behalten, ist sie bis zum nächsten Start angehalten, und Pillarbox fragt dann.</translation>
    </message>
    <message>
        <source>If they are kept, they are on hold until the next start, and Pillarbox asks then.</source>
        <translation>Werden sie behalten, sind sie bis zum nächsten Start angehalten, und Pillarbox fragt dann.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::LimitsEdit</name>
    <message>
        <source>recipients at once;</source>
        <translation>Empfänger auf einmal;</translation>
    </message>
    <message>
        <source>messages a minute,</source>
        <translation>Nachrichten in der Minute,</translation>
    </message>
    <message>
        <source>an hour,</source>
        <comment>messages</comment>
        <translation>in der Stunde,</translation>
    </message>
    <message>
        <source>a day</source>
        <comment>messages</comment>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>Most recipients of one transaction</source>
        <translation>Empfänger einer Transaktion, höchstens</translation>
    </message>
    <message>
        <source>Most messages a minute</source>
        <translation>Nachrichten in der Minute, höchstens</translation>
    </message>
    <message>
        <source>Most messages an hour</source>
        <translation>Nachrichten in der Stunde, höchstens</translation>
    </message>
    <message>
        <source>Most messages a day</source>
        <translation>Nachrichten am Tag, höchstens</translation>
    </message>
    <message>
        <source>any</source>
        <comment>number</comment>
        <translation>beliebig</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::MailPage</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::MainWindow</name>
    <message>
        <source>No message matches</source>
        <translation>Keine Nachricht passt</translation>
    </message>
    <message>
        <source>Export Message</source>
        <translation>Nachricht exportieren</translation>
    </message>
    <message>
        <source>E-mail messages (*.eml)</source>
        <translation>E-Mail-Nachrichten (*.eml)</translation>
    </message>
    <message>
        <source>About Pillarbox</source>
        <translation>Über Pillarbox</translation>
    </message>
    <message>
        <source>Pillarbox %1</source>
        <translation>Pillarbox %1</translation>
    </message>
    <message>
        <source>Sends your mail and shows you how. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Sendet Ihre E-Mail und zeigt Ihnen, wie. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Search all folders</source>
        <translation>Alle Ordner durchsuchen</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>Nothing has “%1” in it.</source>
        <translation>Nichts enthält „%1“.</translation>
    </message>
    <message>
        <source>Nothing in %1 has “%2” in it. Ctrl+Shift+F searches in all folders.</source>
        <translation>Nichts in „%1“ enthält „%2“. Strg+Umschalt+F sucht in allen Ordnern.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were not sent when Pillarbox was closed.</source>
        <translation>
            <numerusform>%n Nachricht war nicht gesendet, als Pillarbox beendet wurde.</numerusform>
            <numerusform>%n Nachrichten waren nicht gesendet, als Pillarbox beendet wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>On hold until you decide.</source>
        <translation>Angehalten, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Send No&amp;w</source>
        <translation>Jet&amp;zt senden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Send Through</source>
        <translation>Senden über</translation>
    </message>
    <message>
        <source>Send “%1” through this account:</source>
        <translation>„%1“ über dieses Konto senden:</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::MessageListModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::NoticeBar</name>
    <message>
        <source>Close notice</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::PasswordDialog</name>
    <message>
        <source>Keep for This Session</source>
        <translation>Für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Enter Password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>%1 needs your password.</source>
        <translation>%1 braucht Ihr Passwort.</translation>
    </message>
    <message>
        <source>&amp;Password of %1</source>
        <translation>&amp;Passwort von %1</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Keep in %1</source>
        <translation>In %1 &amp;behalten</translation>
    </message>
    <message>
        <source>Kept for this session only: no keychain answers here.</source>
        <translation>Nur für diese Sitzung: Hier antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>&amp;Save and Send</source>
        <translation>&amp;Speichern und senden</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Das Passwort fehlt.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::PasswordEdit</name>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ReceivedDialog</name>
    <message>
        <source>Explain Received Mail</source>
        <translation>Empfangene Nachricht erklären</translation>
    </message>
    <message>
        <source>Send a message to an address of yours at another provider, open its source there, and paste it here, or drop the saved file. It stays on this machine.</source>
        <translation>Senden Sie eine Nachricht an eine eigene Adresse bei einem anderen Anbieter, öffnen Sie dort ihren Quelltext, und fügen Sie ihn hier ein, oder legen Sie die gesicherte Datei hier ab. Sie bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>&amp;Source of the message</source>
        <translation>&amp;Quelltext der Nachricht</translation>
    </message>
    <message>
        <source>&amp;Open File…</source>
        <translation>Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Open Received Mail</source>
        <translation>Empfangene Nachricht öffnen</translation>
    </message>
    <message>
        <source>Mail (*.eml *.msg *.txt)</source>
        <translation>E-Mail (*.eml *.msg *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Nothing to explain yet.</source>
        <translation>Noch gibt es nichts zu erklären.</translation>
    </message>
    <message>
        <source>This is no message: paste all of its source, from the first line on.</source>
        <translation>Das ist keine Nachricht: Fügen Sie den ganzen Quelltext ein, von der ersten Zeile an.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::RecipientField</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::RecipientsPage</name>
    <message>
        <source>A domain that does not exist or takes no mail, and a likely slip of the keyboard, are then pointed out before you send; nothing keeps you from sending.</source>
        <translation>Auf eine Domain, die es nicht gibt oder die keine E-Mail annimmt, und auf einen wahrscheinlichen Tippfehler werden Sie dann vor dem Senden hingewiesen; am Senden hindert Sie nichts.</translation>
    </message>
    <message>
        <source>What leaves this machine: your name server is asked about the part behind the @ of each recipient, and where a domain has a policy for encryption (MTA-STS), that is fetched from it over HTTPS. Both learn that somebody here may write there, even if nothing is sent. The part before the @ is told to nobody.</source>
        <translation>Was diesen Rechner verlässt: Ihr Nameserver wird nach dem Teil hinter dem @ jedes Empfängers gefragt, und wo eine Domain eine Richtlinie zur Verschlüsselung hat (MTA-STS), wird diese über HTTPS von ihr geholt. Beide erfahren, dass hier jemand vielleicht dorthin schreibt, auch wenn nichts gesendet wird. Den Teil vor dem @ erfährt niemand.</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>The setting was not stored.</source>
        <translation>Die Einstellung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>It counts until Pillarbox ends.</source>
        <translation>Sie gilt, bis Pillarbox endet.</translation>
    </message>
    <message>
        <source>Ask &amp;while I write whether recipients&apos; domains take mail</source>
        <translation>&amp;Beim Schreiben fragen, ob die Domains der Empfänger E-Mail annehmen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::RecipientsTable</name>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::RelayCheckDialog</name>
    <message>
        <source>Check the Server</source>
        <translation>Server prüfen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>The account of this message is no longer there.</source>
        <translation>Das Konto dieser Nachricht gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>So there is no server to look at.</source>
        <translation>Deshalb gibt es keinen Server, nach dem man sehen könnte.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1…</translation>
    </message>
    <message>
        <source>Pillarbox signs in and leaves again; nothing is sent, and nothing is asked about the message.</source>
        <translation>Pillarbox meldet sich an und geht wieder; nichts wird gesendet, und nach der Nachricht wird nicht gefragt.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ReportActions</name>
    <message>
        <source>Hide a&amp;ddresses in the report</source>
        <translation>Adressen im Bericht verber&amp;gen</translation>
    </message>
    <message>
        <source>&amp;Save Report…</source>
        <translation>Bericht &amp;speichern…</translation>
    </message>
    <message>
        <source>Send Test &amp;Message…</source>
        <translation>Testnachricht sen&amp;den…</translation>
    </message>
    <message>
        <source>Mail addresses, user names and network addresses. Passwords are never in it.</source>
        <translation>E-Mail-Adressen, Benutzernamen und Netzadressen. Passwörter stehen nie darin.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Form of the report</source>
        <translation>Form des Berichts</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Cop&amp;y Report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ReportIntake</name>
    <message>
        <source>Open Bounce</source>
        <translation>Rückläufer öffnen</translation>
    </message>
    <message>
        <source>Mail (*.eml *.msg *.txt *.mbox)</source>
        <translation>E-Mail (*.eml *.msg *.txt *.mbox)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>It names somebody whom this message did not go to: %1.</source>
        <translation>Er nennt jemanden, an den diese Nachricht nicht ging: %1.</translation>
    </message>
    <message>
        <source>This report was known already.</source>
        <translation>Dieser Bericht war schon bekannt.</translation>
    </message>
    <message>
        <source>This is a report about “%1”.</source>
        <translation>Das ist ein Bericht über „%1“.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::RetentionPage</name>
    <message>
        <source>Keep sent messages &amp;for ever</source>
        <translation>Gesendete Nachrichten &amp;immer behalten</translation>
    </message>
    <message>
        <source>Keep them for some &amp;time</source>
        <translation>Eine &amp;Zeit lang behalten</translation>
    </message>
    <message>
        <source>Keep the &amp;newest</source>
        <translation>Nur die &amp;neuesten behalten</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Days that sent messages are kept</source>
        <translation>Tage, die gesendete Nachrichten behalten werden</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source>Number of sent messages that are kept</source>
        <translation>Zahl der gesendeten Nachrichten, die behalten werden</translation>
    </message>
    <message>
        <source>After a time keep only the &amp;receipt</source>
        <translation>Nach einer Zeit nur die &amp;Quittung behalten</translation>
    </message>
    <message>
        <source>Days until only the receipt is kept</source>
        <translation>Tage, bis nur die Quittung behalten wird</translation>
    </message>
    <message>
        <source>Sent messages</source>
        <translation>Gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Only messages that every recipient&apos;s server has accepted are let go. The receipt says who took it, when, and under which number; text and attachments are gone then.</source>
        <translation>Nur Nachrichten, die für jeden Empfänger angenommen wurden, werden weggegeben. Die Quittung sagt, wer sie wann und unter welcher Nummer angenommen hat; Text und Anhänge sind dann fort.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SandboxWindow</name>
    <message>
        <source>[%1 of %2 are shown]</source>
        <translation>[%1 von %2 werden gezeigt]</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Sandbox - Pillarbox</source>
        <translation>Sandbox - Pillarbox</translation>
    </message>
    <message>
        <source>Nothing yet. What you send through the sandbox arrives here and goes no further.</source>
        <translation>Noch nichts. Was Sie über die Sandbox senden, kommt hier an und geht nicht weiter.</translation>
    </message>
    <message>
        <source>The server &amp;shall</source>
        <translation>Der Server &amp;soll</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Received messages</source>
        <translation>Empfangene Nachrichten</translation>
    </message>
    <message>
        <source>Message as received</source>
        <translation>Nachricht wie empfangen</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>Taken, but the line was cut before the answer.</source>
        <translation>Angenommen, aber die Leitung wurde vor der Antwort getrennt.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ScheduleDialog</name>
    <message>
        <source>If this computer is off or offline at that time</source>
        <translation>Wenn dieser Rechner dann aus oder offline ist</translation>
    </message>
    <message>
        <source>Send it as s&amp;oon as possible</source>
        <translation>So bald &amp;wie möglich senden</translation>
    </message>
    <message>
        <source>&amp;Ask me</source>
        <translation>Mich &amp;fragen</translation>
    </message>
    <message>
        <source>Send it as soon as possible, but not a&amp;fter</source>
        <translation>So bald wie möglich senden, aber &amp;nicht nach</translation>
    </message>
    <message>
        <source>Start Pillarbox in the &amp;background after login</source>
        <translation>Pillarbox nach dem Anmelden im &amp;Hintergrund starten</translation>
    </message>
    <message>
        <source>&amp;Send Later</source>
        <translation>&amp;Später senden</translation>
    </message>
    <message>
        <source>Send Later</source>
        <translation>Später senden</translation>
    </message>
    <message>
        <source>In 1 &amp;Hour</source>
        <translation>In 1 St&amp;unde</translation>
    </message>
    <message>
        <source>This &amp;Evening, %1</source>
        <translation>Heute &amp;Abend, %1</translation>
    </message>
    <message>
        <source>To&amp;morrow, %1</source>
        <translation>&amp;Morgen, %1</translation>
    </message>
    <message>
        <source>Mo&amp;nday, %1</source>
        <translation>M&amp;ontag, %1</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>Uhr&amp;zeit</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Ze&amp;itzone</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Nicht nach</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <translation>Neu planen</translation>
    </message>
    <message>
        <source>Re&amp;schedule</source>
        <translation>Neu p&amp;lanen</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Diese Zeit ist vorbei. Wählen Sie eine spätere.</translation>
    </message>
    <message>
        <source>“Not after” must be later than the time it goes out.</source>
        <translation>„Nicht nach“ muss später sein als die Zeit, zu der sie hinausgeht.</translation>
    </message>
    <message>
        <source>The clocks in %1 skip this time.</source>
        <translation>Die Uhren in %1 überspringen diese Zeit.</translation>
    </message>
    <message>
        <source>The clocks in %1 show this time twice; the first counts.</source>
        <translation>Die Uhren in %1 zeigen diese Zeit zweimal; die erste zählt.</translation>
    </message>
    <message>
        <source>It goes out on %1, %2 time.</source>
        <translation>Sie geht am %1 hinaus, Zeit von %2.</translation>
    </message>
    <message>
        <source>Here that is %1 (%2).</source>
        <translation>Hier ist das %1 (%2).</translation>
    </message>
    <message>
        <source>%1 keeps the message and sends it at that time; this computer may be off.</source>
        <translation>%1 behält die Nachricht und sendet sie zu dieser Zeit; dieser Rechner darf aus sein.</translation>
    </message>
    <message>
        <source>This computer must be on and Pillarbox running, also in the background.</source>
        <translation>Dieser Rechner muss dann an sein und Pillarbox laufen, auch im Hintergrund.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SendStrip</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Sending “%1” in %2 s</source>
        <translation>„%1“ geht in %2 s hinaus</translation>
    </message>
    <message>
        <source>to %1. It is safe in the outbox.</source>
        <translation>an %1. Sie liegt sicher im Postausgang.</translation>
    </message>
    <message>
        <source>“%1” is sent in %2 seconds. You can take it back.</source>
        <translation>„%1“ wird in %2 Sekunden gesendet. Sie können sie zurücknehmen.</translation>
    </message>
    <message>
        <source>Undo sending “%1”</source>
        <translation>Senden von „%1“ zurücknehmen</translation>
    </message>
    <message>
        <source>Send “%1” now</source>
        <translation>„%1“ jetzt senden</translation>
    </message>
    <message>
        <source>&amp;Send Now</source>
        <translation>&amp;Jetzt senden</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SendStrips</name>
    <message numerus="yes">
        <source>%n more message(s) are about to be sent.</source>
        <translation>
            <numerusform>%n weitere Nachricht wird gleich gesendet.</numerusform>
            <numerusform>%n weitere Nachrichten werden gleich gesendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SendingPage</name>
    <message>
        <source>Time to take a message &amp;back after Send</source>
        <translation>&amp;Bedenkzeit, um eine Nachricht zurückzunehmen</translation>
    </message>
    <message>
        <source>Time to take a message back after Send</source>
        <translation>Bedenkzeit, um eine Nachricht zurückzunehmen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>The message is safe in the outbox meanwhile. Off: it goes at once. Messages from the command line never wait.</source>
        <translation>Die Nachricht liegt so lange sicher im Postausgang. Aus: Sie geht sofort hinaus. Nachrichten von der Befehlszeile warten nie.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::ServerSettings</name>
    <message>
        <source>Search A&amp;gain</source>
        <translation>Erneut s&amp;uchen</translation>
    </message>
    <message>
        <source>&amp;Trust Certificates from File…</source>
        <translation>Zertifik&amp;aten aus Datei vertrauen…</translation>
    </message>
    <message>
        <source>&amp;Forget Them</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Unencrypted, never with a password</source>
        <translation>Unverschlüsselt, nie mit Passwort</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>Por&amp;t</translation>
    </message>
    <message>
        <source>Se&amp;curity</source>
        <translation>Si&amp;cherheit</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Benut&amp;zername</translation>
    </message>
    <message>
        <source>Trust Certificates from File</source>
        <translation>Zertifikaten aus Datei vertrauen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” holds no certificate in PEM form.</source>
        <translation>„%1“ enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>The system&apos;s certificates are trusted.</source>
        <translation>Den Zertifikaten des Systems wird vertraut.</translation>
    </message>
    <message>
        <source>Only this account&apos;s own certificates are trusted.</source>
        <translation>Nur den eigenen Zertifikaten dieses Kontos wird vertraut.</translation>
    </message>
    <message>
        <source>Only those in %1 are trusted.</source>
        <translation>Nur denen in %1 wird vertraut.</translation>
    </message>
    <message>
        <source>Send a &amp;blind copy (Bcc) of new messages to myself</source>
        <translation>Blind&amp;kopie (Bcc) neuer Nachrichten an mich</translation>
    </message>
    <message>
        <source>A&amp;dvanced</source>
        <translation>Erwe&amp;itert</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>One key only is trusted for %1.</source>
        <translation>Für %1 gilt nur ein Schlüssel.</translation>
    </message>
    <message>
        <source>One issuer more is trusted for %1.</source>
        <translation>Für %1 gilt ein Aussteller mehr.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Themen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SignatureEdit</name>
    <message>
        <source>&amp;Formatted</source>
        <translation>Forma&amp;tiert</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Unterstrichen</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Link…</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>No signature</source>
        <translation>Keine Signatur</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Where it leads:</source>
        <translation>Wohin er führt:</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SigningDialog</name>
    <message>
        <source>&amp;Make Key</source>
        <translation>Schlüssel &amp;erzeugen</translation>
    </message>
    <message>
        <source>C&amp;heck Now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>Sign Mail (DKIM)</source>
        <translation>E-Mail signieren (DKIM)</translation>
    </message>
    <message>
        <source>Receivers check the signature by a record that %1 publishes. Sign here only if your provider does not, and you can publish records for the domain.</source>
        <translation>Empfänger prüfen die Signatur mit einem Eintrag, den %1 veröffentlicht. Signieren Sie nur dann hier, wenn Ihr Anbieter es nicht tut und Sie Einträge für die Domain veröffentlichen können.</translation>
    </message>
    <message>
        <source>A name for the key: the record stands below it.</source>
        <translation>Ein Name für den Schlüssel: Der Eintrag steht unter ihm.</translation>
    </message>
    <message>
        <source>RSA, 2048 bits: taken everywhere</source>
        <translation>RSA, 2048 Bit: wird überall angenommen</translation>
    </message>
    <message>
        <source>Ed25519: short, not taken everywhere</source>
        <translation>Ed25519: kurz, wird nicht überall angenommen</translation>
    </message>
    <message>
        <source>&amp;Selector</source>
        <translation>&amp;Selektor</translation>
    </message>
    <message>
        <source>&amp;Kind of key</source>
        <translation>Ar&amp;t des Schlüssels</translation>
    </message>
    <message>
        <source>Co&amp;py Line for a Zone File</source>
        <translation>Zeile für eine Zonendatei &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;TXT record</source>
        <translation>T&amp;XT-Eintrag</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>The system gave no key.</source>
        <translation>Das System gab keinen Schlüssel her.</translation>
    </message>
    <message>
        <source>Publish it before you send: until then receivers count the signatures as broken.</source>
        <translation>Veröffentlichen Sie ihn, bevor Sie senden: Bis dahin gelten die Signaturen bei Empfängern als ungültig.</translation>
    </message>
    <message>
        <source>Asking the name server…</source>
        <translation>Der Nameserver wird gefragt…</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::SigningEdit</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Do not sign any more</source>
        <translation>Nicht mehr signieren</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Eintrag…</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Signieren…</translation>
    </message>
    <message>
        <source>Show the record to publish</source>
        <translation>Den zu veröffentlichenden Eintrag zeigen</translation>
    </message>
    <message>
        <source>Sign this identity&apos;s mail</source>
        <translation>E-Mail dieser Identität signieren</translation>
    </message>
    <message>
        <source>Signed for %1 by the key “%2”</source>
        <translation>Für %1 signiert mit dem Schlüssel „%2“</translation>
    </message>
    <message>
        <source>Most providers sign.</source>
        <translation>Meist vom Anbieter.</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::StepView</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::TestForm</name>
    <message>
        <source>S&amp;ign in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>The password goes out only over a connection that was verified.</source>
        <translation>Das Passwort geht nur über eine geprüfte Verbindung hinaus.</translation>
    </message>
    <message>
        <source>Names sender and recipients to the server and takes it back. Nothing is sent.</source>
        <translation>Nennt dem Server Absender und Empfänger und nimmt es zurück. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Recipients to ask about</source>
        <translation>Empfänger, nach denen gefragt wird</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;Ports</source>
        <translation>&amp;Ports</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie eingegeben</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Ein anderer Server</translation>
    </message>
    <message>
        <source>Test A&amp;gain</source>
        <translation>Erneut &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Ask whether it would ta&amp;ke mail for</source>
        <translation>Fragen, ob er E-Mail ann&amp;immt für</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>St&amp;oppen</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::TesterWindow</name>
    <message>
        <source>Test Connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Not tested yet.</source>
        <translation>Noch nicht getestet.</translation>
    </message>
    <message>
        <source>A test connects and greets; it signs in and names recipients only if you wish. No message is sent.</source>
        <translation>Ein Test verbindet sich und grüßt; er meldet sich nur an und nennt nur Empfänger, wenn Sie es wünschen. Keine Nachricht wird gesendet.</translation>
    </message>
    <message>
        <source>T&amp;ranscript</source>
        <translation>&amp;Mitschrift</translation>
    </message>
    <message>
        <source>C&amp;ertificate</source>
        <translation>&amp;Zertifikat</translation>
    </message>
    <message>
        <source>Ad&amp;vice</source>
        <translation>Ratsch&amp;läge</translation>
    </message>
    <message>
        <source>Ra&amp;w</source>
        <translation>&amp;Rohdaten</translation>
    </message>
    <message>
        <source>Type the name of a server.</source>
        <translation>Geben Sie den Namen eines Servers ein.</translation>
    </message>
    <message>
        <source>Its provider calls it “outgoing mail server” or “SMTP server”.</source>
        <translation>Sein Anbieter nennt ihn „Postausgangsserver“ oder „SMTP-Server“.</translation>
    </message>
    <message>
        <source>Compariso&amp;n</source>
        <translation>&amp;Vergleich</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::Timeline</name>
    <message>
        <source>Stages of the delivery</source>
        <translation>Schritte des Sendens</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::UndoStrip</name>
    <message>
        <source>&amp;Undo</source>
        <translation>Rückgäng&amp;ig</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::WebSignInRow</name>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret, if there is one</source>
        <translation>Client-Geheimnis, falls vorhanden</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Geheimnis</translation>
    </message>
    <message>
        <source>Sign In Again with %1…</source>
        <translation>Neu bei %1 anmelden…</translation>
    </message>
    <message>
        <source>Sign In with %1…</source>
        <translation>Bei %1 anmelden…</translation>
    </message>
    <message>
        <source>Open %1 in any browser, sign in and enter the code %2</source>
        <translation>Öffnen Sie %1 in einem beliebigen Browser, melden Sie sich an und geben Sie den Code %2 ein</translation>
    </message>
    <message>
        <source>Your browser shows the page of %1. Sign in there; this page goes on by itself.</source>
        <translation>Ihr Browser zeigt die Seite von %1. Melden Sie sich dort an; diese Seite geht von selbst weiter.</translation>
    </message>
    <message>
        <source>You are signed in at %1. No password is needed.</source>
        <translation>Sie sind bei %1 angemeldet. Ein Passwort ist nicht nötig.</translation>
    </message>
    <message>
        <source>Use a Code Instead</source>
        <translation>Stattdessen einen Code verwenden</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Stop Waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New Message</source>
        <translation>&amp;Neue Nachricht</translation>
    </message>
    <message>
        <source>&amp;Send Waiting</source>
        <translation>&amp;Wartende senden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>No message is selected</source>
        <translation>Keine Nachricht gewählt</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>&amp;Postausgang</translation>
    </message>
    <message>
        <source>&amp;Drafts</source>
        <translation>&amp;Entwürfe</translation>
    </message>
    <message>
        <source>&amp;Failed</source>
        <translation>&amp;Fehlgeschlagen</translation>
    </message>
    <message>
        <source>&amp;Sent</source>
        <translation>&amp;Gesendet</translation>
    </message>
    <message>
        <source>So&amp;rt By</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>Message D&amp;etails</source>
        <translation>Nachrichten&amp;details</translation>
    </message>
    <message>
        <source>Searc&amp;h Messages</source>
        <translation>Nachrichten su&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Urgency</source>
        <translation>&amp;Dringlichkeit</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>&amp;Recipient</source>
        <translation>&amp;Empfänger</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Betreff</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>&amp;Add Account…</source>
        <translation>Konto &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>A&amp;ccounts…</source>
        <translation>&amp;Konten…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Sandbox…</source>
        <translation>&amp;Sandbox…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Pillarbox</source>
        <translation>Ü&amp;ber Pillarbox</translation>
    </message>
    <message>
        <source>&amp;Go Online</source>
        <translation>&amp;Online gehen</translation>
    </message>
    <message>
        <source>&amp;Go Offline</source>
        <translation>&amp;Offline gehen</translation>
    </message>
    <message>
        <source>Open &amp;Bounce…</source>
        <translation>&amp;Rückläufer öffnen…</translation>
    </message>
    <message>
        <source>Send in the &amp;Background After Login</source>
        <translation>Nach dem Anmelden im &amp;Hintergrund senden</translation>
    </message>
    <message>
        <source>S&amp;cheduled</source>
        <translation>Gep&amp;lant</translation>
    </message>
    <message>
        <source>Search in &amp;All Folders</source>
        <translation>In &amp;allen Ordnern suchen</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Check &amp;Domain…</source>
        <translation>&amp;Domain prüfen…</translation>
    </message>
    <message>
        <source>Explain &amp;Received Mail…</source>
        <translation>Empfangene &amp;Nachricht erklären…</translation>
    </message>
    <message>
        <source>&amp;Test Connection…</source>
        <translation>Verbindung &amp;testen…</translation>
    </message>
</context>
<context>
    <name>pillarbox::ui::WindowFrame</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Finds words in subject, people and text</source>
        <translation>Findet Wörter in Betreff, Personen und Text</translation>
    </message>
</context>
</TS>
