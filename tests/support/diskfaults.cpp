#include "tests/support/diskfaults.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <mutex>
#include <set>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace {

enum Needs { Nothing = 0, Room = 1, Change = 2 }; // of the disk

struct Plan {
    std::mutex mutex;
    std::string folder; // empty: asleep
    std::atomic<int> at = 0; // 0: none
    int error = 0;
    bool isOnce = false;
    bool hasFailed = false;
    int calls = 0;
    std::string failedCall;
    std::set<std::string> dirty;
    std::string dropped; // syncs of paths with it; empty: none
    std::string unreadable; // paths with it; empty: none
};

Plan &plan()
{
    static Plan plan;
    return plan;
}

bool concerns(int error, int needs)
{
    if (error == ENOSPC)
        return needs & Room;
    return error == EROFS ? bool(needs & (Room | Change)) : true;
}

bool isInside(const Plan &p, const std::string &path)
{
    return !p.folder.empty() && path.compare(0, p.folder.size(), p.folder) == 0;
}

std::string folderOf(const std::string &path)
{
    return path.substr(0, path.rfind('/'));
}

void soil(const std::string &path)
{
    Plan &p = plan();
    const std::lock_guard lock(p.mutex);
    if (isInside(p, path) && path.find("-shm") == std::string::npos)
        p.dirty.insert(path);
}

void soilNameOf(const std::string &path)
{
    if (path.find("-shm") == std::string::npos && path.find(".lock") == std::string::npos)
        soil(folderOf(path));
}

// False: the sync is dropped.
bool clean(const std::string &path)
{
    Plan &p = plan();
    const std::lock_guard lock(p.mutex);
    if (!p.dropped.empty() && path.find(p.dropped) != std::string::npos)
        return false;
    p.dirty.erase(path);
    return true;
}

void move(const std::string &from, const std::string &to)
{
    Plan &p = plan();
    {
        const std::lock_guard lock(p.mutex);
        if (p.dirty.erase(from))
            p.dirty.insert(to);
    }
    soilNameOf(to);
}

void forget(const std::string &path)
{
    const std::lock_guard lock(plan().mutex);
    plan().dirty.erase(path);
}

// 0: it goes on. Else the error, and whether it is the first to fail.
int faultOf(const char *call, const std::string &path, int needs, bool &isFirst)
{
    Plan &p = plan();
    const std::lock_guard lock(p.mutex);
    isFirst = false;
    if (p.folder.empty() || p.at == 0 || path.compare(0, p.folder.size(), p.folder) != 0 || !concerns(p.error, needs))
        return 0;
    ++p.calls;
    if (p.calls < p.at || (p.isOnce && p.hasFailed))
        return 0;
    if (!p.hasFailed) {
        p.hasFailed = isFirst = true;
        p.failedCall = std::string(call) + ' ' + path.substr(std::min(path.size(), p.folder.size() + 1));
    }
    return p.error;
}

bool isAsleep()
{
    return plan().at == 0; // the tests turn it on and off while nothing is under way
}

std::string pathOf(int descriptor)
{
    char link[64];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path);
    return length > 0 ? std::string(path, size_t(length)) : std::string();
}

bool isUnreadable(int descriptor)
{
    Plan &p = plan();
    const std::lock_guard lock(p.mutex);
    return !p.unreadable.empty() && pathOf(descriptor).find(p.unreadable) != std::string::npos;
}

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool fails(const char *call, const std::string &path, int needs)
{
    bool isFirst = false;
    const int error = faultOf(call, path, needs, isFirst);
    if (error)
        errno = error;
    return error;
}

bool fails(const char *call, int descriptor, int needs)
{
    return !isAsleep() && fails(call, pathOf(descriptor), needs);
}

bool fails(const char *call, const char *path, int needs)
{
    return !isAsleep() && fails(call, std::string(path), needs);
}

// What is left of a write: nothing, half when the disk becomes full in it, or all.
struct Share {
    bool isFailing = false;
    size_t size = 0;
};

Share shareOf(const char *call, int descriptor, size_t size)
{
    if (isAsleep())
        return {false, size};
    bool isFirst = false;
    const int error = faultOf(call, pathOf(descriptor), Room, isFirst);
    if (!error)
        return {false, size};
    if (error == ENOSPC && isFirst && size > 1)
        return {false, size / 2};
    errno = error;
    return {true, 0};
}

int openAny(const char *name, const char *path, int flags, mode_t mode)
{
    const bool isMaking = (flags & O_CREAT) && access(path, F_OK) != 0;
    const int needs = isMaking ? Room : flags & (O_WRONLY | O_RDWR) ? Change : Nothing;
    if (fails(name, path, needs))
        return -1;
    const int descriptor = real<int (*)(const char *, int, ...)>(name)(path, flags, mode);
    if (descriptor >= 0 && isMaking)
        soilNameOf(path);
    return descriptor;
}

} // namespace

// NOLINTBEGIN: the names and the forms are the C library's
extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t)>("write");
    const Share share = shareOf("write", descriptor, size);
    if (share.isFailing)
        return -1;
    soil(pathOf(descriptor));
    return next(descriptor, bytes, share.size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    static const auto next = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    const Share share = shareOf("pwrite", descriptor, size);
    if (share.isFailing)
        return -1;
    soil(pathOf(descriptor));
    return next(descriptor, bytes, share.size, offset);
}

ssize_t read(int descriptor, void *bytes, size_t size)
{
    static const auto next = real<ssize_t (*)(int, void *, size_t)>("read");
    if (isUnreadable(descriptor)) {
        errno = EIO;
        return -1;
    }
    return fails("read", descriptor, Nothing) ? -1 : next(descriptor, bytes, size);
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset)
{
    static const auto next = real<ssize_t (*)(int, void *, size_t, off64_t)>("pread64");
    return fails("pread", descriptor, Nothing) ? -1 : next(descriptor, bytes, size, offset);
}

int fsync(int descriptor)
{
    static const auto next = real<int (*)(int)>("fsync");
    if (fails("fsync", descriptor, Room))
        return -1;
    return clean(pathOf(descriptor)) ? next(descriptor) : 0;
}

int fdatasync(int descriptor)
{
    static const auto next = real<int (*)(int)>("fdatasync");
    if (fails("fdatasync", descriptor, Room))
        return -1;
    return clean(pathOf(descriptor)) ? next(descriptor) : 0;
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    if (fails("ftruncate", descriptor, Room))
        return -1;
    soil(pathOf(descriptor));
    return next(descriptor, size);
}

void *mmap64(void *address, size_t size, int protection, int flags, int descriptor, off64_t offset) noexcept
{
    static const auto next = real<void *(*)(void *, size_t, int, int, int, off64_t)>("mmap64");
    if (descriptor >= 0 && fails("mmap", descriptor, Nothing))
        return MAP_FAILED;
    return next(address, size, protection, flags, descriptor, offset);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openAny("open64", path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openAny("open", path, flags, mode);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    static const auto next = real<int (*)(const char *, mode_t)>("mkdir");
    if (fails("mkdir", path, Room))
        return -1;
    const int result = next(path, mode);
    if (result == 0)
        soilNameOf(path);
    return result;
}

int rename(const char *from, const char *to) noexcept
{
    static const auto next = real<int (*)(const char *, const char *)>("rename");
    if (fails("rename", to, Room))
        return -1;
    move(from, to);
    return next(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags) noexcept
{
    static const auto next = real<int (*)(int, const char *, int, const char *, unsigned int)>("renameat2");
    if (fails("renameat2", to, Room))
        return -1;
    move(from, to);
    return next(fromFolder, from, toFolder, to, flags);
}

int statvfs(const char *path, struct statvfs *place) noexcept
{
    static const auto next = real<int (*)(const char *, struct statvfs *)>("statvfs");
    const int result = next(path, place);
    const std::lock_guard lock(plan().mutex);
    if (plan().at == 0 || !plan().hasFailed || plan().isOnce)
        return result;
    if (plan().error == ENOSPC)
        place->f_bavail = 0;
    if (plan().error == EROFS)
        place->f_flag |= ST_RDONLY;
    return result;
}

int unlink(const char *path) noexcept
{
    static const auto next = real<int (*)(const char *)>("unlink");
    if (fails("unlink", path, Change))
        return -1;
    forget(path); // that it comes back, no promise speaks of
    return next(path);
}

} // extern "C"
// NOLINTEND

namespace pillarbox::test {

DiskFaults::DiskFaults(const QString &folder)
{
    failAt(0, 0, true);
    const std::lock_guard lock(plan().mutex);
    plan().folder = QFile::encodeName(QFileInfo(folder).absoluteFilePath()).toStdString();
    plan().dirty.clear();
    plan().dropped.clear();
    plan().unreadable.clear();
}

DiskFaults::~DiskFaults()
{
    heal();
    const std::lock_guard lock(plan().mutex);
    plan().unreadable.clear();
    plan().folder.clear();
}

void DiskFaults::failAt(int n, int error, bool isOnce)
{
    Plan &p = plan();
    const std::lock_guard lock(p.mutex);
    p.at = n;
    p.error = error;
    p.isOnce = isOnce;
    p.hasFailed = false;
    p.calls = 0;
    p.failedCall.clear();
}

void DiskFaults::heal()
{
    const std::lock_guard lock(plan().mutex);
    plan().at = 0;
}

QByteArrayList DiskFaults::unsynced() const
{
    const std::lock_guard lock(plan().mutex);
    QByteArrayList paths;
    for (const std::string &path : plan().dirty)
        paths.append(QByteArray::fromStdString(path.substr(plan().folder.size())));
    return paths;
}

void DiskFaults::dropSyncsOf(const QByteArray &part)
{
    const std::lock_guard lock(plan().mutex);
    plan().dropped = part.toStdString();
}

void DiskFaults::failReadsOf(const QByteArray &part)
{
    const std::lock_guard lock(plan().mutex);
    plan().unreadable = part.toStdString();
}

int DiskFaults::calls() const
{
    const std::lock_guard lock(plan().mutex);
    return plan().calls;
}

bool DiskFaults::hasFailed() const
{
    const std::lock_guard lock(plan().mutex);
    return plan().hasFailed;
}

QByteArray DiskFaults::failedCall() const
{
    const std::lock_guard lock(plan().mutex);
    return QByteArray::fromStdString(plan().failedCall);
}

} // namespace pillarbox::test
