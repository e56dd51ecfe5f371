#include "app/cli/help.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class HelpTexts
{
    Q_DECLARE_TR_FUNCTIONS(CommandLineHelp)

public:
    static QString overview();
    static QString send();
    static QString probe();
    static QString check();
    static QString account();
    static QString outbox();
    static QString sendmail();
    static QString compose();
};

QString HelpTexts::overview()
{
    return tr("Pillarbox sends mail, and tells the truth about it.\n"
              "\n"
              "  pillarbox [--profile DIR]                 open the main window\n"
              "  pillarbox 'mailto:...'                    open a composer from a link\n"
              "  pillarbox compose [OPTIONS]               open a composer, filled\n"
              "  pillarbox --sandbox                       try it out: nothing leaves this computer\n"
              "  pillarbox --background                    no window: send what waits, open one when asked\n"
              "  pillarbox send [OPTIONS]                  send one message now\n"
              "  pillarbox probe HOST|ADDRESS [OPTIONS]    test the connection to a server\n"
              "  pillarbox check DOMAIN [OPTIONS]          what a domain says about its mail: SPF, DKIM, DMARC, MTA-STS\n"
              "  pillarbox account "
              "list|add|test|sign-in|set-password|set-certificate|set-limits|set-connection|set-backup|identity|"
              "set-default|move|duplicate|export|import|remove\n"
              "  pillarbox outbox list|search|show|send|check|hold|release|delete|export|add|report|run\n"
              "  pillarbox sendmail [OPTIONS] [ADDR...]    for programs that call sendmail\n"
              "  pillarbox --version | --help | COMMAND --help\n"
              "\n"
              "--profile DIR, before the command, keeps settings, database and spool under DIR.");
}

QString HelpTexts::send()
{
    return tr(
        "pillarbox send: send one message now.\n"
        "\n"
        "How:\n"
        "  --account NAME            through this account and the outbox (without it and --host: the default account)\n"
        "  --queue                   return as soon as the message is safe in the outbox\n"
        "  --at TIME                 likewise, and it goes out then: 14:00 (the next time that the clock shows it),\n"
        "                            2026-03-02T14:00, or with Z or an offset 2026-03-02T14:00+01:00\n"
        "  --host H                  one attempt through this server, without account and outbox\n"
        "  --port N                  1 to 65535; without it 587, 465 and 2525 are tried\n"
        "  --security S              auto, tls (from the first byte), starttls (must upgrade) or none\n"
        "  --user U                  sign in; the password comes from\n"
        "      --password-env VAR    an environment variable, or\n"
        "      --password-stdin      the first line of standard input\n"
        "  --auth MECHANISM          this one: SCRAM-SHA-256, SCRAM-SHA-1 (both also with -PLUS), PLAIN, LOGIN, CRAM-MD5;\n"
        "                            OAUTHBEARER or XOAUTH2 (the password is the access token); EXTERNAL (without\n"
        "                            password). Else the strongest that the server offers for a password\n"
        "  --ca FILE                 trust these certificates (PEM) instead of the system's\n"
        "  --client-cert FILE --client-key FILE   show this certificate (PEM); without --user it signs in where it can;\n"
        "      --pkcs12 FILE         or one with its key (PKCS #12)\n"
        "      --passphrase-env VAR  the passphrase of either\n"
        "  --proxy URL               socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none\n"
        "      --proxy-password-env VAR   its password; without it PILLARBOX_PROXY_PASSWORD\n"
        "  --insecure-auth           allow sign-in without encryption, on loopback addresses only\n"
        "\n"
        "What:\n"
        "  --eml FILE|-              a ready message, or:\n"
        "  --subject S  --body T  --body-file FILE|-  --html-file FILE  --attach FILE (repeatable)\n"
        "  --from A  --to A  --cc A  --bcc A (repeatable); nobody else gets it, also where an account\n"
        "                            adds a blind copy to oneself in the window\n"
        "\n"
        "Asked of the server beside that, where it can:\n"
        "  --dsn LIST                reports: never, or some of success,failure,delay\n"
        "  --dsn-return full|headers how much of the message they hold      --envid ID   what they call it\n"
        "  --require-tls             encrypted on its whole way, or not at all\n"
        "  --hold-for SECONDS  --hold-until TIME (2026-03-02T14:00:00Z)    kept by the server until then\n"
        "  --deliver-by SECONDS[:return|:notify]    when it is late: it comes back, or a notice does\n"
        "  --priority N              -9 to 9\n"
        "\n"
        "Beside that:\n"
        "  --timeout S               bounds each wait for the server, in seconds\n"
        "  --transcript FILE         write the dialogue there, without secrets\n"
        "  --json                    one JSON object on standard output\n"
        "\n"
        "Exit status: 0 sent, 64 usage, 65 bad message or address, 66 a file cannot be read, 69 refused,\n"
        "70 internal, 73 and 74 cannot write, 75 try again later, 76 may have been accepted: do not repeat,\n"
        "77 credentials or certificate refused, 78 account or configuration.");
}

QString HelpTexts::probe()
{
    return tr("pillarbox probe HOST|E-MAIL-ADDRESS: test the connection; nothing is sent and nobody signs in.\n"
              "\n"
              "  --port N       (repeatable) instead of 587, 465 and 2525\n"
              "  --first        end with the first verified connection\n"
              "  --ca FILE      trust these certificates (PEM) instead of the system's\n"
              "  --client-cert FILE --client-key FILE, or --pkcs12 FILE; --passphrase-env VAR   show this certificate\n"
              "  --proxy URL    socks5://[USER@]HOST:PORT, http://[USER@]HOST:PORT, system or none\n"
              "      --proxy-password-env VAR   its password; without it PILLARBOX_PROXY_PASSWORD\n"
              "  --timeout S    for each connection, 10 at most\n"
              "  --nameserver IP[:PORT], --autoconfig URL|none, --ispdb URL|none   whom to ask about an address\n"
              "  --json         one JSON object on standard output\n"
              "\n"
              "Exit status: 0 when a verified, encrypted connection was found, 69 otherwise.");
}

QString HelpTexts::check()
{
    return tr(
        "pillarbox check: what a domain says about its mail, what that means, and what to publish.\n"
        "\n"
        "  DOMAIN            the part after the @\n"
        "  --relay HOST      the server that your mail goes to, or\n"
        "  --account NAME    the one of this account, with its envelope sender\n"
        "  --selector S      of a DKIM key (repeatable); without it those that the domain's providers are known to use\n"
        "  --recipient A     (repeatable, instead of DOMAIN) can mail be delivered there? It tells the name server whom you "
        "write\n"
        "                    to\n"
        "  --received FILE   a copy of your mail as it arrived: with DOMAIN its signatures name the selectors; without "
        "it, what "
        "the\n"
        "                    server there wrote down is read and explained, and nobody is asked\n"
        "  --nameserver IP[:PORT]    ask this name server instead of the system's\n"
        "  --ca FILE         trust these certificates (PEM) for the MTA-STS policy too\n"
        "  --proxy URL       as for send, for that policy alone\n"
        "  --json\n"
        "\n"
        "Exit status: 0 everything could be asked, 75 something could not; each part says so itself. Of a copy alone: 0 "
        "the\n"
        "server there took you as its true sender, 69 it did not, or did not say. Of recipients: 69 one cannot get mail.");
}

QString HelpTexts::account()
{
    return tr(
        "pillarbox account add --address A [--name N] [--label L] (--detect | --host H --port N --security tls|starttls|none)\n"
        "    [--user U (--password-env VAR | --password-stdin)] [--auth MECHANISM] [--ca FILE] [--proxy URL]\n"
        "    [--timeout S] [--ehlo NAME] [--pin-key FINGERPRINT] [--trust-issuer FILE]\n"
        "    [--client-cert FILE --client-key FILE | --pkcs12 FILE] [--passphrase-env VAR]\n"
        "    [--max-recipients N] [--per-minute N] [--per-hour N] [--per-day N] [--default] [--json]\n"
        "    [--oauth PROVIDER|ISSUER [--client-id I [--client-secret-env VAR]] [--device]]\n"
        "    [--nameserver IP[:PORT]] [--autoconfig URL|none] [--ispdb URL|none]\n"
        "pillarbox account list [--json]\n"
        "pillarbox account test LABEL [--to A]... [--json]                  --to: would they be taken? nothing is sent\n"
        "pillarbox account remove LABEL [--json]\n"
        "pillarbox account sign-in LABEL [--oauth PROVIDER|ISSUER [--client-id I [--client-secret-env VAR]]] [--device] "
        "[--json]\n"
        "pillarbox account set-password LABEL (--password-env VAR | --password-stdin) [--json]\n"
        "pillarbox account set-certificate LABEL (--client-cert FILE --client-key FILE | --pkcs12 FILE | --none)\n"
        "    [--passphrase-env VAR] [--json]\n"
        "pillarbox account set-limits LABEL [--max-recipients N] [--per-minute N] [--per-hour N] [--per-day N] [--json]\n"
        "pillarbox account set-connection LABEL [--proxy URL|none] [--timeout S|none] [--ehlo NAME|none]\n"
        "    [--pin-key FINGERPRINT|none] [--trust-issuer FILE|none] [--json]\n"
        "pillarbox account set-backup LABEL OTHER|none [--json]           while its own server is out of reach\n"
        "pillarbox account set-default LABEL [--json]\n"
        "pillarbox account move LABEL PLACE [--json]                      in the list; the first place is 1\n"
        "pillarbox account duplicate LABEL [--label L] [--with-password] [--json]\n"
        "pillarbox account export [FILE] [--json]                         without passwords\n"
        "pillarbox account import FILE [--dry-run] [--json]               what export wrote\n"
        "pillarbox account import --from thunderbird|msmtp|mutt [--dry-run] [--json]\n"
        "pillarbox account identity list LABEL [--json]\n"
        "pillarbox account identity add|set LABEL --address A [--name N] [--reply-to A] [--organisation T]\n"
        "    [--signature-file FILE] [--bcc A]... [--envelope-sender A] [--json]\n"
        "pillarbox account identity set-default|remove LABEL --address A [--json]\n"
        "pillarbox account identity sign LABEL --address A [--selector S] [--domain D]\n"
        "    [--key-type rsa|ed25519 | --key FILE] [--json]\n"
        "pillarbox account identity unsign LABEL --address A [--json]\n"
        "pillarbox account identity check-signing LABEL --address A [--nameserver IP[:PORT]] [--json]\n"
        "\n"
        "--detect asks the name server, the domain's own file of mail settings and the public collection of such files, all "
        "for\n"
        "the part after the @ alone, and tries the servers they name; the last three flags say whom to ask instead. {domain} "
        "in\n"
        "a URL stands for that part.\n"
        "Passwords are kept in the desktop's keychain, nowhere else. An account without --user sends without signing in.\n"
        "--oauth signs in by browser instead of a password: google, microsoft, yahoo, fastmail, or the https address of an\n"
        "OpenID issuer. The address to open is printed, with --device a code to be entered. Client ids that are not given are\n"
        "taken from oauth-clients.json in the profile's settings or in pillarbox below the XDG configuration directories.\n"
        "A proxy's password is not kept: commands that send take it from PILLARBOX_PROXY_PASSWORD.\n"
        "Limits slow down and fail nothing: recipients of one transaction, messages a minute, an hour and a day.\n"
        "set-limits changes those that are given; \"none\" instead of a number lifts one.\n"
        "import never reads a password, runs no command and takes over no unencrypted connection; --dry-run only says what it\n"
        "would do. What is there already stays as it is.\n"
        "--timeout bounds each wait for the server, in whole seconds; without it the limits of RFC 5321 hold. --ehlo is the "
        "name\n"
        "that the server is told: a host's full name or an address in brackets; without it one that tells nothing.\n"
        "--pin-key binds the account's host and port to one key, by its SHA-256 as probe and test print it: no other is "
        "taken,\n"
        "and whatever else its certificate says. --trust-issuer adds an authority for that host alone; all other checks stay.\n"
        "A client certificate's key is kept in the keychain alone; list says from 30 days before when the certificate ends.\n"
        "identity sign adds a DKIM signature to the identity's mail, by a key that is made, or read from a PEM file, and kept "
        "in "
        "the\n"
        "keychain; it prints the record to publish. check-signing asks whether it is there.\n"
        "identity set changes what is given; an empty value takes it away. What is queued already stays as it was.");
}

QString HelpTexts::outbox()
{
    return tr(
        "pillarbox outbox list [--json]\n"
        "pillarbox outbox search WORDS... [--json]                     in subjects, people and text\n"
        "pillarbox outbox report FILE.eml... [--json]                  put bounces down to their messages\n"
        "pillarbox outbox log [--account NAME] [--last N] [--json]     what was said to an account's server, the newest first\n"
        "pillarbox outbox tls-report [--days N] [--contact A] [--json] how TLS failed, as a report of RFC 8460\n"
        "pillarbox outbox show ID [--json]\n"
        "pillarbox outbox send [--account NAME] ID [--json]            at once; with --account through that one from now on\n"
        "pillarbox outbox hold|release|delete ID [--json]\n"
        "pillarbox outbox check ID [--json]          of an unknown message: whether its server answers; asks nothing of it\n"
        "pillarbox outbox export ID FILE|- [--json]\n"
        "pillarbox outbox add [--account NAME] [--at TIME] FILE.eml... [--json]    queue ready messages\n"
        "pillarbox outbox run [--until-empty] [--json]                 send without a window");
}

QString HelpTexts::sendmail()
{
    return tr(
        "pillarbox sendmail: a message from standard input into the outbox, as mutt, git send-email and cron hand it over.\n"
        "Also what a link to this program does that is called sendmail. Whoever runs the outbox (a window, --background,\n"
        "outbox run) sends it.\n"
        "\n"
        "  ADDR...      recipients, beside those of -t\n"
        "  -t           take them from To, Cc and Bcc, or from the Resent- fields where there are any\n"
        "  -i, -oi      a line with a dot alone does not end the message\n"
        "  -f ADDR      the sender of the envelope; without it, that of the account; <> is nobody\n"
        "  -F NAME      the name beside the address, for a message without a From\n"
        "  -N LIST      reports: never, or some of success,failure,delay\n"
        "  -R full|hdrs how much of the message they hold      -V ID   what they call it\n"
        "  -v           print the id in the outbox\n"
        "  --           only addresses follow\n"
        "Other options of sendmail (-oem -odi -B8BITMIME -bm ...) change nothing.\n"
        "\n"
        "The account is the one of the -f address, else of the From, else the default one. A sender without a domain, like\n"
        "cron's root, is the account's address, and so is a recipient that is your own login name; any other recipient "
        "without\n"
        "a domain is refused.\n"
        "\n"
        "Exit status: 0 safe in the outbox, 64 usage, 65 no recipient, a bad address or message, 75 it could not be kept.");
}

QString HelpTexts::compose()
{
    return tr("pillarbox compose: open a composer, filled; sends nothing.\n"
              "\n"
              "  --from A  --to A  --cc A  --bcc A (repeatable)  --subject S  --body T  --attach FILE (repeatable)");
}

} // namespace

QString helpFor(const QString &command)
{
    if (command == QLatin1String("send"))
        return HelpTexts::send();
    if (command == QLatin1String("probe"))
        return HelpTexts::probe();
    if (command == QLatin1String("check"))
        return HelpTexts::check();
    if (command == QLatin1String("account"))
        return HelpTexts::account();
    if (command == QLatin1String("outbox"))
        return HelpTexts::outbox();
    if (command == QLatin1String("sendmail"))
        return HelpTexts::sendmail();
    if (command == QLatin1String("compose"))
        return HelpTexts::compose();
    return HelpTexts::overview();
}

QString versionText()
{
    return QStringLiteral("pillarbox ") + QStringLiteral(PILLARBOX_VERSION);
}

} // namespace pillarbox::app
