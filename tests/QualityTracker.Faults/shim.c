// Stands between the program and the C library (LD_PRELOAD): writes down every change of files under a folder and every flush, makes flushes
// slow, has the disk refuse writes, and moves the clock. What is written down is enough to rebuild the disk as of any moment.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define FILES 65536

// What may be changed while the program runs: nanoseconds on the clock, microseconds a flush takes longer, the error of every write.
struct knobs { volatile int64_t clock, delay, refuse; };

static struct knobs none, *knobs = &none;
static const char *root;
static size_t root_length;
static int log_file = -1;
static int64_t sync_number;
static unsigned char kept[FILES];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    root = getenv("QT_FAULT_ROOT");
    if (!root) return;
    root_length = strlen(root);
    const char *file = getenv("QT_FAULT_KNOBS");
    if (file) {
        int opened = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR, 0);
        void *at = opened < 0 ? MAP_FAILED : mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
        if (at != MAP_FAILED) knobs = at;
        if (opened >= 0) close(opened);
    }
    file = getenv("QT_FAULT_LOG");
    if (file) log_file = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int under(const char *path) { return root && path && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]); }

static int is_kept(int file) { return file >= 0 && file < FILES && kept[file]; }

static int64_t inode(int file) { struct stat stat; return fstat(file, &stat) ? 0 : (int64_t)stat.st_ino; }

// kind, inode, two numbers, two texts: each text with its length before it.
static void note(char kind, int64_t node, int64_t a, int64_t b, const void *one, int32_t one_length, const void *two, int32_t two_length) {
    if (log_file < 0) return;
    int saved = errno;
    struct { char kind; char pad[7]; int64_t node, a, b; int32_t one, two; } head = { kind, {0}, node, a, b, one_length, two_length };
    struct iovec parts[3] = { { &head, sizeof head }, { (void *)one, (size_t)one_length }, { (void *)two, (size_t)two_length } };
    REAL(writev);
    if (real(log_file, parts, 3) < 0) abort();
    errno = saved;
}

static void note_path(char kind, int64_t node, const char *one, const char *two) {
    note(kind, node, 0, 0, one, (int32_t)strlen(one), two ? two : "", two ? (int32_t)strlen(two) : 0);
}

static int refused(int file) {
    if (!knobs->refuse || !is_kept(file)) return 0;
    errno = (int)knobs->refuse;
    return 1;
}

static int opened(int (*real)(int, const char *, int, ...), int folder, const char *path, int flags, mode_t mode) {
    if (!under(path)) return real(folder, path, flags, mode);
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC));
    pthread_mutex_lock(&gate);
    int is_new = (flags & O_CREAT) && access(path, F_OK) != 0;
    int file;
    if (knobs->refuse && writes) {
        errno = knobs->refuse == EROFS && !is_new ? EROFS : (int)knobs->refuse;
        file = -1;
    } else {
        file = real(folder, path, flags, mode);
    }
    if (file >= 0 && file < FILES) {
        kept[file] = 1;
        if (is_new) note_path('c', inode(file), path, NULL);
        else note_path('o', inode(file), path, NULL);
        if (flags & O_TRUNC) note('t', inode(file), 0, 0, "", 0, "", 0);
    }
    pthread_mutex_unlock(&gate);
    return file;
}

#define OPEN(name, declaration, folder) int name declaration { \
    mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    static int (*real)(int, const char *, int, ...); if (!real) real = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat"); \
    return opened(real, folder, path, flags, mode); }
OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int folder, const char *path, int flags, ...), folder)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder)

int close(int file) {
    REAL(close);
    if (file >= 0 && file < FILES) kept[file] = 0;
    return real(file);
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t at) {
    REAL(pwrite64);
    if (!is_kept(file)) return real(file, data, length, at);
    if (refused(file)) return -1;
    pthread_mutex_lock(&gate);
    ssize_t done = real(file, data, length, at);
    if (done > 0) note('w', inode(file), at, done, data, (int32_t)done, "", 0);
    pthread_mutex_unlock(&gate);
    return done;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t at) { return pwrite64(file, data, length, at); }

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
    REAL(pwritev);
    if (!is_kept(file)) return real(file, parts, count, at);
    ssize_t all = 0;
    for (int each = 0; each < count; each++) {
        ssize_t done = pwrite64(file, parts[each].iov_base, parts[each].iov_len, at + all);
        if (done < 0) return all ? all : done;
        all += done;
    }
    return all;
}

ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) { return pwritev(file, parts, count, at); }

ssize_t write(int file, const void *data, size_t length) {
    REAL(write);
    if (!is_kept(file)) return real(file, data, length);
    if (refused(file)) return -1;
    pthread_mutex_lock(&gate);
    off_t at = lseek(file, 0, fcntl(file, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t done = real(file, data, length);
    if (done > 0) note('w', inode(file), at, done, data, (int32_t)done, "", 0);
    pthread_mutex_unlock(&gate);
    return done;
}

int ftruncate64(int file, off64_t length) {
    REAL(ftruncate64);
    if (!is_kept(file)) return real(file, length);
    if (refused(file)) return -1;
    pthread_mutex_lock(&gate);
    int done = real(file, length);
    if (!done) note('t', inode(file), length, 0, "", 0, "", 0);
    pthread_mutex_unlock(&gate);
    return done;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int posix_fallocate64(int file, off64_t at, off64_t length) {
    REAL(posix_fallocate64);
    if (!is_kept(file)) return real(file, at, length);
    if (refused(file)) return errno;
    struct stat before;
    if (!fstat(file, &before) && before.st_size < at + length && ftruncate64(file, at + length)) return errno;
    return 0;
}

int posix_fallocate(int file, off_t at, off_t length) { return posix_fallocate64(file, at, length); }

static int flushed(int (*real)(int), int file) {
    if (!is_kept(file)) return real(file);
    if (knobs->refuse) { errno = EIO; return -1; }
    pthread_mutex_lock(&gate);
    int64_t node = inode(file), number = ++sync_number;
    note('b', node, number, 0, "", 0, "", 0);
    pthread_mutex_unlock(&gate);
    if (knobs->delay) usleep((useconds_t)knobs->delay);
    int done = real(file);
    pthread_mutex_lock(&gate);
    if (!done) note('s', node, number, 0, "", 0, "", 0);
    pthread_mutex_unlock(&gate);
    return done;
}

int fsync(int file) { REAL(fsync); return flushed(real, file); }

int fdatasync(int file) { REAL(fdatasync); return flushed(real, file); }

#define TWO(name) int name(const char *from, const char *to) { \
    REAL(name); if (!under(from)) return real(from, to); if (knobs->refuse) { errno = (int)knobs->refuse; return -1; } \
    pthread_mutex_lock(&gate); int done = real(from, to); if (!done) note_path(#name[0] == 'l' ? 'l' : 'r', 0, from, to); pthread_mutex_unlock(&gate); return done; }
TWO(rename)
TWO(link)

int unlink(const char *path) {
    REAL(unlink);
    if (!under(path)) return real(path);
    if (knobs->refuse) { errno = (int)knobs->refuse; return -1; }
    pthread_mutex_lock(&gate);
    int done = real(path);
    if (!done) note_path('u', 0, path, NULL);
    pthread_mutex_unlock(&gate);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    if (!under(path)) return real(path, mode);
    pthread_mutex_lock(&gate);
    int done = real(path, mode);
    if (!done) note_path('m', 0, path, NULL);
    pthread_mutex_unlock(&gate);
    return done;
}

int clock_gettime(clockid_t which, struct timespec *time) {
    REAL(clock_gettime);
    int done = real(which, time);
    if (!done && knobs->clock && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
        int64_t all = (int64_t)time->tv_sec * 1000000000 + time->tv_nsec + knobs->clock;
        time->tv_sec = all / 1000000000;
        time->tv_nsec = all % 1000000000;
    }
    return done;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec time;
    if (clock_gettime(CLOCK_REALTIME, &time)) return -1;
    now->tv_sec = time.tv_sec;
    now->tv_usec = time.tv_nsec / 1000;
    return 0;
}
