/* Preloaded into a child of the crash tests: kills it, as a power cut would stop it, at the n-th call that changes
 * something below KILLPOINT_DIRECTORY. KILLPOINT_AT counts from 1; KILLPOINT_TORN lets a write do half of its work first. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;
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

/* Whether this call is the one; holds the others back from then on, so that nothing comes after it. */
static int is_the_one(void)
{
    const char *at = getenv("KILLPOINT_AT");
    pthread_mutex_lock(&mutex);
    if (at && ++calls == atol(at))
        return 1;
    pthread_mutex_unlock(&mutex);
    return 0;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

#define REAL(type, name)                                                                                                       \
    static type real;                                                                                                          \
    if (!real)                                                                                                                 \
    real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*write_type)(int, const void *, size_t);
ssize_t write(int descriptor, const void *bytes, size_t size)
{
    REAL(write_type, "write");
    if (is_file_inside(descriptor) && is_the_one()) {
        if (getenv("KILLPOINT_TORN"))
            real(descriptor, bytes, size / 2);
        die();
    }
    return real(descriptor, bytes, size);
}

typedef ssize_t (*pwrite64_type)(int, const void *, size_t, off64_t);
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    REAL(pwrite64_type, "pwrite64");
    if (is_file_inside(descriptor) && is_the_one()) {
        if (getenv("KILLPOINT_TORN"))
            real(descriptor, bytes, size / 2, offset);
        die();
    }
    return real(descriptor, bytes, size, offset);
}

typedef ssize_t (*pwrite_type)(int, const void *, size_t, off_t);
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    REAL(pwrite_type, "pwrite");
    if (is_file_inside(descriptor) && is_the_one())
        die();
    return real(descriptor, bytes, size, offset);
}

typedef int (*descriptor_type)(int);
int fsync(int descriptor)
{
    REAL(descriptor_type, "fsync");
    if (is_file_inside(descriptor) && is_the_one())
        die();
    return real(descriptor);
}

int fdatasync(int descriptor)
{
    REAL(descriptor_type, "fdatasync");
    if (is_file_inside(descriptor) && is_the_one())
        die();
    return real(descriptor);
}

typedef int (*truncate_type)(int, off64_t);
int ftruncate64(int descriptor, off64_t size)
{
    REAL(truncate_type, "ftruncate64");
    if (is_file_inside(descriptor) && is_the_one())
        die();
    return real(descriptor, size);
}

typedef int (*rename_type)(const char *, const char *);
int rename(const char *from, const char *to)
{
    REAL(rename_type, "rename");
    if (is_inside(to) && is_the_one())
        die();
    return real(from, to);
}

typedef int (*renameat2_type)(int, const char *, int, const char *, unsigned int);
int renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags)
{
    REAL(renameat2_type, "renameat2");
    if (is_inside(to) && is_the_one())
        die();
    return real(from_directory, from, to_directory, to, flags);
}

typedef int (*unlink_type)(const char *);
int unlink(const char *path)
{
    REAL(unlink_type, "unlink");
    if (is_inside(path) && is_the_one())
        die();
    return real(path);
}
