#include "events/channels.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "events/gateway_answer.h"
#include "platform/bytes.h"
#include "platform/city_day.h"
#include "platform/clock.h"
#include "platform/web_address.h"

namespace rongxin::events {
namespace {

constexpr long connect_ms_max = 5'000, mail_ms_max = 20'000;

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using List = std::unique_ptr<curl_slist, CurlDeleter>;

Handle new_handle(const std::string& url, long most_ms, const std::string& ca_file) {
  static const bool once = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  Handle handle(once ? curl_easy_init() : nullptr);
  if (!handle) throw std::runtime_error("libcurl does not start");
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT_MS, connect_ms_max);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, most_ms);
  curl_easy_setopt(handle.get(), CURLOPT_FOLLOWLOCATION, 0L);
  // Beside the system's own, which stand in its folder.
  if (!ca_file.empty()) curl_easy_setopt(handle.get(), CURLOPT_CAINFO, ca_file.c_str());
  return handle;
}

std::string to_base64(std::string_view octets) {
  std::string out((octets.size() + 2) / 3 * 4 + 1, 0);
  out.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                                      reinterpret_cast<const unsigned char*>(octets.data()),
                                                      static_cast<int>(octets.size()))));
  return out;
}

std::string base64_lines(std::string_view octets) {
  const std::string all = to_base64(octets);
  std::string lines;
  for (std::size_t at = 0; at < all.size(); at += 76) lines += all.substr(at, 76) + "\r\n";
  return lines;
}

// A line of a head with such words holds 76 characters (RFC 2047): 36 octets of text in base64 beside the field's name,
// cut between characters.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t octets_max = 36;
  std::string words;
  while (!text.empty()) {
    std::size_t size = std::min(octets_max, text.size());
    while (size < text.size() && size > 1 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + to_base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return words;
}

// "Fri, 27 Nov 2026 21:04:05 +0800" (RFC 5322, 3.3).
std::string mail_date(std::int64_t at_ms) {
  constexpr const char* days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string text = instant_text(at_ms);
  return std::string(days[weekday_of(city_day(at_ms))]) + ", " + text.substr(8, 2) + " " +
         months[std::stoi(text.substr(5, 2)) - 1] + " " + text.substr(0, 4) + " " + text.substr(11, 8) + " +0800";
}

}  // namespace

std::string mail_text(const MailSettings& settings, const Message& message, std::int64_t now_ms) {
  const auto at = settings.from.find('@');
  const std::string host = at == std::string::npos ? "rongxin" : settings.from.substr(at + 1);
  return "Date: " + mail_date(now_ms) + "\r\nFrom: <" + settings.from + ">\r\nTo: <" + message.to +
         ">\r\nSubject: " + encoded_words(message.subject) + "\r\nMessage-ID: <" + message.id + "@" + host +
         ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
         "base64\r\nAuto-Submitted: auto-generated\r\n" +
         (message.urgency == "acute" ? "X-Priority: 1\r\nImportance: high\r\n" : "") + "\r\n" +
         base64_lines(message.text + "\n\n" + message.link + "\n");
}

namespace {

struct Source {
  std::string text;
  std::size_t at = 0;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
  auto& source = *static_cast<Source*>(from);
  const std::size_t taken = source.text.copy(to, size * count, source.at);
  source.at += taken;
  return taken;
}

// Of what a gateway answers the beginning is read, however long it is.
std::size_t keep_beginning(char* from, std::size_t size, std::size_t count, void* to) {
  constexpr std::size_t octets_max = 64 * 1024;
  auto& kept = *static_cast<std::string*>(to);
  kept.append(from, std::min(size * count, octets_max - std::min(octets_max, kept.size())));
  return size * count;
}

bool plain_address(const std::string& address) {
  return !address.empty() && std::none_of(address.begin(), address.end(),
                                          [](unsigned char c) { return c <= ' ' || c == '<' || c == '>' || c == 127; });
}

}  // namespace

Delivery send_mail(const MailSettings& settings, const Message& message, std::int64_t now_ms) {
  if (!plain_address(message.to)) return {"not an address", false};
  const Handle handle = new_handle(settings.url, mail_ms_max, settings.ca_file);
  const List to(curl_slist_append(nullptr, ("<" + message.to + ">").c_str()));
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  Source source{mail_text(settings, message, now_ms)};
  const std::string from = "<" + settings.from + ">";
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, give);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &source);
  // Whoever can strip STARTTLS would read the password, and the address that takes an alert on.
  const bool secret = !settings.user.empty() || !settings.password.empty();
  curl_easy_setopt(
      handle.get(), CURLOPT_USE_SSL,
      static_cast<long>(secret || !(settings.open_inside || on_this_machine(settings.url)) ? CURLUSESSL_ALL
                                                                                           : CURLUSESSL_TRY));
  if (secret) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, settings.password.c_str());
  }
  const CURLcode code = curl_easy_perform(handle.get());
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  if (code == CURLE_OK) return {};
  // 5xx is for good (RFC 5321), 4xx and everything below SMTP may pass; a password can be mended.
  return {std::string(curl_easy_strerror(code)) + (answer > 0 ? " (" + std::to_string(answer) + ")" : ""),
          answer < 500 || code == CURLE_LOGIN_DENIED};
}

std::string webhook_signature(const std::string& key, std::int64_t now_ms, std::string_view body) {
  const std::string seconds = std::to_string(now_ms / 1000);
  const std::string signed_text = seconds + "." + std::string(body);
  Digest digest;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(), digest.data(), nullptr);
  return "t=" + seconds + ",v1=" + hex(view(digest));
}

Delivery send_webhook(const WebhookSettings& settings, const Message& message, std::int64_t now_ms) {
  if (settings.url == console_url) {
    std::cout << "  [短信 message] " << message.to << "  " << message.text << "\n      " << message.link << "\n"
              << std::flush;
    return {};
  }
  const std::string body = boost::json::serialize(boost::json::object{{"message_id", message.id},
                                                                      {"to", message.to},
                                                                      {"text", message.text},
                                                                      {"urgency", message.urgency},
                                                                      {"link", message.link}});
  const Handle handle = new_handle(settings.url, settings.ms_max, settings.ca_file);
  List headers(curl_slist_append(nullptr, "Content-Type: application/json"));
  headers.reset(curl_slist_append(headers.release(),
                                  ("X-Rongxin-Signature: " + webhook_signature(settings.key, now_ms, body)).c_str()));
  headers.reset(curl_slist_append(headers.release(), "Expect:"));
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  std::string said;
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, keep_beginning);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &said);
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return {curl_easy_strerror(code), true};
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  const bool taken = answer >= 200 && answer < 300 && says_taken(said, settings.success);
  if (taken) return {};
  const std::string head = answer_head(said, {message.to, message.link, message.text, settings.key});
  return {std::string(gateway_answered) + std::to_string(answer) + (head.empty() ? "" : ": " + head), true};
}

}  // namespace rongxin::events
