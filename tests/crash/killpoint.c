/* Preloaded into a child of the crash tests: kills it, as a power cut would stop it, at the n-th step of what it does below
 * KILLPOINT_DIRECTORY and on its connections. KILLPOINT_AT counts from 1. Writing and sending are three steps each: nothing is
 * done, half of it is, all of it is, and then the end. KILLPOINT_ONLY counts only calls of that name. KILLPOINT_LOG is a file
 * that gets the name of the call at which it ended. KILLPOINT_SYNCS is a file to which the path of every file that is synced is
 * added. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static long steps;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int is_inside(const char *path)
{
    const char *directory = getenv("KILLPOINT_DIRECTORY");
    return directory && path && strncmp(path, directory, strlen(directory)) == 0;
}

static int is_file_inside(int descriptor)
{
    char link[64];
    char path[PATH_MAX];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = '\0';
    return is_inside(path);
}

static int is_connection(int descriptor)
{
    struct sockaddr_storage peer;
    socklen_t size = sizeof peer;
    return getpeername(descriptor, (struct sockaddr *)&peer, &size) == 0
        && (peer.ss_family == AF_INET || peer.ss_family == AF_INET6);
}

static int is_counted(const char *name)
{
    const char *only = getenv("KILLPOINT_ONLY");
    return getenv("KILLPOINT_AT") && (!only || strcmp(only, name) == 0);
}

/* The step of this call at which to end, from 1; 0: it goes on. Holds the others back from then on, so that nothing comes
 * after it. */
static long last_step(const char *name, long count)
{
    long step;
    if (!is_counted(name))
        return 0;
    pthread_mutex_lock(&mutex);
    step = atol(getenv("KILLPOINT_AT")) - steps;
    steps += count;
    if (step >= 1 && step <= count)
        return step;
    pthread_mutex_unlock(&mutex);
    return 0;
}

static void die(const char *name)
{
    const char *log = getenv("KILLPOINT_LOG");
    if (log) {
        const int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        syscall(SYS_write, file, name, strlen(name));
    }
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

#define REAL(name)                                                                                                             \
    static name##_type real;                                                                                                   \
    if (!real)                                                                                                                 \
    real = (name##_type)dlsym(RTLD_NEXT, #name)

/* A call that does everything or nothing: it ends before it. */
#define WHOLE(name, condition)                                                                                                 \
    do {                                                                                                                       \
        if ((condition) && last_step(#name, 1))                                                                                \
            die(#name);                                                                                                        \
    } while (0)

/* Nothing, half, all. */
#define IN_PARTS(name, condition, ...)                                                                                         \
    do {                                                                                                                       \
        const long step = (condition) ? last_step(#name, 3) : 0;                                                               \
        const size_t part = step == 2 ? size / 2 : size;                                                                       \
        if (step > 1)                                                                                                          \
            real(descriptor, bytes, part, ##__VA_ARGS__);                                                                      \
        if (step > 0)                                                                                                          \
            die(#name);                                                                                                        \
    } while (0)

typedef ssize_t (*write_type)(int, const void *, size_t);
ssize_t write(int descriptor, const void *bytes, size_t size)
{
    REAL(write);
    IN_PARTS(write, is_file_inside(descriptor) || is_connection(descriptor));
    return real(descriptor, bytes, size);
}

typedef ssize_t (*pwrite64_type)(int, const void *, size_t, off64_t);
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    REAL(pwrite64);
    IN_PARTS(pwrite64, is_file_inside(descriptor), offset);
    return real(descriptor, bytes, size, offset);
}

typedef ssize_t (*send_type)(int, const void *, size_t, int);
ssize_t send(int descriptor, const void *bytes, size_t size, int flags)
{
    REAL(send);
    IN_PARTS(send, is_connection(descriptor), flags);
    return real(descriptor, bytes, size, flags);
}

typedef ssize_t (*sendmsg_type)(int, const struct msghdr *, int);
ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags)
{
    REAL(sendmsg);
    WHOLE(sendmsg, is_connection(descriptor));
    return real(descriptor, message, flags);
}

static void note_sync(int descriptor)
{
    const char *log = getenv("KILLPOINT_SYNCS");
    char link[64];
    char path[PATH_MAX + 1];
    ssize_t length;
    int file;
    if (!log || !is_file_inside(descriptor))
        return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, path, PATH_MAX);
    if (length <= 0)
        return;
    path[length] = '\n';
    file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    syscall(SYS_write, file, path, (size_t)length + 1);
    syscall(SYS_close, file);
}

typedef int (*fsync_type)(int);
int fsync(int descriptor)
{
    REAL(fsync);
    WHOLE(fsync, is_file_inside(descriptor));
    note_sync(descriptor);
    return real(descriptor);
}

typedef int (*fdatasync_type)(int);
int fdatasync(int descriptor)
{
    REAL(fdatasync);
    WHOLE(fdatasync, is_file_inside(descriptor));
    note_sync(descriptor);
    return real(descriptor);
}

typedef int (*ftruncate64_type)(int, off64_t);
int ftruncate64(int descriptor, off64_t size)
{
    REAL(ftruncate64);
    WHOLE(ftruncate64, is_file_inside(descriptor));
    return real(descriptor, size);
}

typedef int (*open_type)(const char *, int, ...);
int open(const char *path, int flags, ...)
{
    mode_t mode;
    va_list rest;
    REAL(open);
    va_start(rest, flags);
    mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    WHOLE(open, (flags & O_CREAT) && is_inside(path) && access(path, F_OK) != 0);
    return real(path, flags, mode);
}

typedef int (*open64_type)(const char *, int, ...);
int open64(const char *path, int flags, ...)
{
    mode_t mode;
    va_list rest;
    REAL(open64);
    va_start(rest, flags);
    mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    WHOLE(open64, (flags & O_CREAT) && is_inside(path) && access(path, F_OK) != 0);
    return real(path, flags, mode);
}

typedef int (*mkdir_type)(const char *, mode_t);
int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    WHOLE(mkdir, is_inside(path));
    return real(path, mode);
}

typedef int (*rename_type)(const char *, const char *);
int rename(const char *from, const char *to)
{
    REAL(rename);
    WHOLE(rename, is_inside(to));
    return real(from, to);
}

typedef int (*renameat2_type)(int, const char *, int, const char *, unsigned int);
int renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags)
{
    REAL(renameat2);
    WHOLE(renameat2, is_inside(to));
    return real(from_directory, from, to_directory, to, flags);
}

typedef int (*unlink_type)(const char *);
int unlink(const char *path)
{
    REAL(unlink);
    WHOLE(unlink, is_inside(path));
    return real(path);
}
