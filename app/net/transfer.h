#pragma once

#include "net/access.h"
#include "net/verification.h"

#include <QUrl>

#include <curl/curl.h>

#include <memory>

namespace meethouse
{

// Private to this room: what HTTPS and WebSocket share in handling libcurl.

struct CurlEasyEnd {
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
using CurlEasy = std::unique_ptr<CURL, CurlEasyEnd>;

struct CurlMultiEnd {
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
};
using CurlMulti = std::unique_ptr<CURLM, CurlMultiEnd>;

struct CurlListEnd {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, CurlListEnd>;

void startCurl(); // once for the process

// What CURLOPT_RESOLVE takes: host:port and its addresses.
CurlList resolved(const QString &host, int port, const QList<QHostAddress> &addresses);

// Options that every transfer of ours has: no proxy, no signal, our addresses, our verification.
void setCommon(CURL *easy, const QUrl &url, curl_slist *resolve, Verification &verification);

// Carries the one transfer of `multi` to its end; looks at the stop ten times a second.
Result<void> carry(CURLM *multi, CURL *easy, const QUrl &url, const Verification &verification,
    std::chrono::steady_clock::time_point end, const std::stop_token &stop);

int portOf(const QUrl &url); // the scheme's when none is named

Error transferError(CURLcode code, const QUrl &url, const Verification &verification);
Error stoppedTransfer(const QUrl &url);
Error lateTransfer(const QUrl &url);
Error closedTransfer(const QUrl &url, const QString &detail);

} // namespace meethouse
