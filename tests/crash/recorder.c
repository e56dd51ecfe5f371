/* Preloaded into a child of the power cut test: writes down, before each is done, what it does to its files and folders below
 * WATCHED_DIRECTORY, in order, to the file RECORD_FILE, as diskhistory.h reads it:
 * "OPERATION OFFSET SIZE PATH\n" and SIZE octets: of a write what is written, of a rename the new path. */
#include "watched.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static void record(const char *operation, const char *path, long long offset, const void *bytes, size_t size)
{
    char head[PATH_MAX + 80];
    struct iovec parts[2];
    const int length = snprintf(head, sizeof head, "%s %lld %zu %s\n", operation, offset, size, path);
    const int file = (int)syscall(SYS_openat, AT_FDCWD, getenv("RECORD_FILE"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    parts[0].iov_base = head;
    parts[0].iov_len = (size_t)length;
    parts[1].iov_base = (void *)bytes;
    parts[1].iov_len = size;
    syscall(SYS_writev, file, parts, size ? 2 : 1);
    syscall(SYS_close, file);
}

void before_change(const char *call, enum change change, const char *path, long long size, const char *to)
{
    static const char *const operations[] = {"create", "truncate", "sync", "mkdir", "rename", "unlink"};
    (void)call;
    record(operations[change], path, size, to, to ? strlen(to) : 0);
}

void before_writing(const char *call, int descriptor, const void *bytes, size_t size, long long offset)
{
    char path[PATH_MAX + 1];
    (void)call;
    if (watched_path_of(descriptor, path))
        record("write", path, offset < 0 ? (long long)lseek(descriptor, 0, SEEK_CUR) : offset, bytes, size);
}
