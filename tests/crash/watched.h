/* What a child of the crash tests does to its files and folders below WATCHED_DIRECTORY, told to the library that is preloaded
 * into it, before each call is done. */
#pragma once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <sys/types.h>

enum change { CREATE, TRUNCATE, SYNC, MAKE_FOLDER, RENAME, UNLINK };

/* path: PATH_MAX + 1 octets. False: it is none of the watched. */
int watched_path_of(int descriptor, char *path);

/* To be defined by the library. size: of TRUNCATE; to: of RENAME. offset: -1 where the descriptor stands; it may be that of
 * something else than a watched file. */
void before_change(const char *call, enum change change, const char *path, long long size, const char *to);
void before_writing(const char *call, int descriptor, const void *bytes, size_t size, long long offset);

#define REAL(name)                                                                                                             \
    static name##_type real;                                                                                                   \
    if (!real)                                                                                                                 \
    real = (name##_type)dlsym(RTLD_NEXT, #name)
