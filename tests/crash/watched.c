#include "watched.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_watched(const char *path)
{
    const char *directory = getenv("WATCHED_DIRECTORY");
    return directory && path && strncmp(path, directory, strlen(directory)) == 0;
}

int watched_path_of(int descriptor, char *path)
{
    char link[64];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, path, PATH_MAX);
    if (length <= 0)
        return 0;
    path[length] = '\0';
    return is_watched(path);
}

typedef ssize_t (*write_type)(int, const void *, size_t);
ssize_t write(int descriptor, const void *bytes, size_t size)
{
    REAL(write);
    before_writing("write", descriptor, bytes, size, -1);
    return real(descriptor, bytes, size);
}

typedef ssize_t (*pwrite64_type)(int, const void *, size_t, off64_t);
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    REAL(pwrite64);
    before_writing("pwrite64", descriptor, bytes, size, (long long)offset);
    return real(descriptor, bytes, size, offset);
}

typedef int (*ftruncate64_type)(int, off64_t);
int ftruncate64(int descriptor, off64_t size)
{
    char path[PATH_MAX + 1];
    REAL(ftruncate64);
    if (watched_path_of(descriptor, path))
        before_change("ftruncate64", TRUNCATE, path, (long long)size, NULL);
    return real(descriptor, size);
}

#define SYNCING(name)                                                                                                          \
    typedef int (*name##_type)(int);                                                                                           \
    int name(int descriptor)                                                                                                   \
    {                                                                                                                          \
        char path[PATH_MAX + 1];                                                                                               \
        REAL(name);                                                                                                            \
        if (watched_path_of(descriptor, path))                                                                                 \
            before_change(#name, SYNC, path, 0, NULL);                                                                         \
        return real(descriptor);                                                                                               \
    }
SYNCING(fsync)
SYNCING(fdatasync)

#define OPENING(name)                                                                                                          \
    typedef int (*name##_type)(const char *, int, ...);                                                                        \
    int name(const char *path, int flags, ...)                                                                                 \
    {                                                                                                                          \
        mode_t mode;                                                                                                           \
        va_list rest;                                                                                                          \
        REAL(name);                                                                                                            \
        va_start(rest, flags);                                                                                                 \
        mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                                       \
        va_end(rest);                                                                                                          \
        if (is_watched(path) && (flags & O_CREAT) && access(path, F_OK) != 0)                                                  \
            before_change(#name, CREATE, path, 0, NULL);                                                                       \
        else if (is_watched(path) && (flags & O_TRUNC))                                                                        \
            before_change(#name, TRUNCATE, path, 0, NULL);                                                                     \
        return real(path, flags, mode);                                                                                        \
    }
OPENING(open)
OPENING(open64)

typedef int (*mkdir_type)(const char *, mode_t);
int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    if (is_watched(path) && access(path, F_OK) != 0)
        before_change("mkdir", MAKE_FOLDER, path, 0, NULL);
    return real(path, mode);
}

typedef int (*rename_type)(const char *, const char *);
int rename(const char *from, const char *to)
{
    REAL(rename);
    if (is_watched(to))
        before_change("rename", RENAME, from, 0, to);
    return real(from, to);
}

typedef int (*renameat2_type)(int, const char *, int, const char *, unsigned int);
int renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags)
{
    REAL(renameat2);
    if (is_watched(to))
        before_change("renameat2", RENAME, from, 0, to);
    return real(from_directory, from, to_directory, to, flags);
}

typedef int (*unlink_type)(const char *);
int unlink(const char *path)
{
    REAL(unlink);
    if (is_watched(path) && access(path, F_OK) == 0)
        before_change("unlink", UNLINK, path, 0, NULL);
    return real(path);
}
