/* Preloaded into a child of the crash tests: kills it, as a power cut would stop it, at the n-th step of what it does below
 * WATCHED_DIRECTORY and on its connections. KILLPOINT_AT counts from 1. Writing and sending are three steps each: nothing is
 * done, half of it is, all of it is, and then the end. KILLPOINT_ONLY counts only calls of that name. KILLPOINT_LOG is a file
 * that gets the name of the call at which it ended. KILLPOINT_SYNCS is a file to which the path of every file that is synced is
 * added. */
#include "watched.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static long steps;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int is_connection(int descriptor)
{
    struct sockaddr_storage peer;
    socklen_t size = sizeof peer;
    return getpeername(descriptor, (struct sockaddr *)&peer, &size) == 0
        && (peer.ss_family == AF_INET || peer.ss_family == AF_INET6);
}

static int is_counted(const char *call)
{
    const char *only = getenv("KILLPOINT_ONLY");
    return getenv("KILLPOINT_AT") && (!only || strcmp(only, call) == 0);
}

/* The step of this call at which to end, from 1; 0: it goes on. Holds the others back from then on, so that nothing comes
 * after it. */
static long last_step(const char *call, long count)
{
    long step;
    if (!is_counted(call))
        return 0;
    pthread_mutex_lock(&mutex);
    step = atol(getenv("KILLPOINT_AT")) - steps;
    steps += count;
    if (step >= 1 && step <= count)
        return step;
    pthread_mutex_unlock(&mutex);
    return 0;
}

static void add_to(const char *log, int flags, const char *line, size_t length)
{
    const int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | flags, 0600);
    syscall(SYS_write, file, line, length);
    syscall(SYS_close, file);
}

static void die(const char *call)
{
    const char *log = getenv("KILLPOINT_LOG");
    if (log)
        add_to(log, O_TRUNC, call, strlen(call));
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static void note_sync(const char *path)
{
    const char *log = getenv("KILLPOINT_SYNCS");
    char line[PATH_MAX + 1];
    const size_t length = strlen(path);
    if (!log)
        return;
    memcpy(line, path, length);
    line[length] = '\n';
    add_to(log, O_APPEND, line, length + 1);
}

/* A call that does everything or nothing: it ends before it. */
void before_change(const char *call, enum change change, const char *path, long long size, const char *to)
{
    (void)size;
    (void)to;
    if (last_step(call, 1))
        die(call);
    if (change == SYNC)
        note_sync(path);
}

/* Nothing, half, all. */
void before_writing(const char *call, int descriptor, const void *bytes, size_t size, long long offset)
{
    char path[PATH_MAX + 1];
    const int is_watched = watched_path_of(descriptor, path) || (offset < 0 && is_connection(descriptor));
    const long step = is_watched ? last_step(call, 3) : 0;
    const size_t part = step == 2 ? size / 2 : size;
    if (step > 1 && offset < 0)
        syscall(SYS_write, descriptor, bytes, part);
    else if (step > 1)
        syscall(SYS_pwrite64, descriptor, bytes, part, (off64_t)offset);
    if (step > 0)
        die(call);
}

typedef ssize_t (*send_type)(int, const void *, size_t, int);
ssize_t send(int descriptor, const void *bytes, size_t size, int flags)
{
    REAL(send);
    if (is_connection(descriptor))
        before_writing("send", descriptor, bytes, size, -1);
    return real(descriptor, bytes, size, flags);
}

typedef ssize_t (*sendmsg_type)(int, const struct msghdr *, int);
ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags)
{
    REAL(sendmsg);
    if (is_connection(descriptor) && last_step("sendmsg", 1))
        die("sendmsg");
    return real(descriptor, message, flags);
}
