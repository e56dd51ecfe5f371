// The same by libcurl: ready octets, one handle, so one connection.
//   bench_curl PORT AUTHORITY|- COUNT OCTETS

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

struct Reader {
    const std::string *message;
    std::size_t position;
};

std::size_t give(char *to, std::size_t size, std::size_t count, void *of)
{
    auto *reader = static_cast<Reader *>(of);
    const std::size_t given = std::min(size * count, reader->message->size() - reader->position);
    std::memcpy(to, reader->message->data() + reader->position, given);
    reader->position += given;
    return given;
}

std::string messageOf(std::size_t octets)
{
    std::string message = "From: a@example.org\r\nTo: b@example.net\r\nSubject: one of many\r\n\r\n";
    while (message.size() < octets)
        message += "The quick brown fox jumps over the lazy dog, again and again.\r\n";
    message.resize(octets - 4);
    message.erase(message.find_last_not_of("\r\n") + 1);
    message.resize(octets - 2, 'x');
    return message + "\r\n";
}

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 5)
        return 64;
    const bool isPlain = std::string(argv[2]) == "-";
    const std::string url = std::string(isPlain ? "smtp" : "smtps") + "://127.0.0.1:" + argv[1];
    const std::string message = messageOf(std::strtoul(argv[4], nullptr, 10));
    Reader reader{&message, 0};
    CURL *curl = curl_easy_init();
    curl_slist *recipients = curl_slist_append(nullptr, "<b@example.net>");
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<a@example.org>");
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reader);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(message.size()));
    if (!isPlain)
        curl_easy_setopt(curl, CURLOPT_CAINFO, argv[2]);
    double longest = 0;
    double begin = 0;
    const int count = std::atoi(argv[3]);
    // The first one makes the connection and is not counted, as the engine's clock starts when that stands.
    for (int i = 0; i <= count; ++i) {
        if (i == 1)
            begin = now();
        reader.position = 0;
        const double one = now();
        if (curl_easy_perform(curl) != CURLE_OK)
            return 1;
        if (i > 0)
            longest = std::max(longest, now() - one);
    }
    std::printf("{\"seconds\": %.6f, \"longestMs\": %.2f}\n", now() - begin, longest * 1e3);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return 0;
}
