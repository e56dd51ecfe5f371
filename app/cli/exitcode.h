#pragma once
// The exit status of every command; a contract. The names follow sysexits.h where it has the meaning.

namespace pillarbox::app {

enum class ExitCode {
    Ok = 0,
    Usage = 64,
    BadMessage = 65,
    CannotReadFile = 66,
    Refused = 69,
    Internal = 70,
    CannotCreate = 73,
    InputOutput = 74,
    Deferred = 75,
    Uncertain = 76,
    CredentialsRefused = 77,
    Configuration = 78,
};

} // namespace pillarbox::app
