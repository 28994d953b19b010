#include "http/response_head.h"

namespace rongxin::http {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Payload Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Entity";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Answer";
  }
}

}  // namespace

std::string response_head(const Response& response, std::optional<std::size_t> body_octets, bool keep, bool secure,
                          bool api) {
  std::string text;
  text.reserve(512);
  text.append("HTTP/1.1 ")
      .append(std::to_string(response.status))
      .append(" ")
      .append(reason_of(response.status))
      .append("\r\n");
  if (!response.content_type.empty()) text.append("Content-Type: ").append(response.content_type).append("\r\n");
  if (body_octets) text.append("Content-Length: ").append(std::to_string(*body_octets)).append("\r\n");
  text.append("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n");
  if (api) text.append("Cache-Control: no-store\r\n");
  else
    text.append(
        "Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        "frame-ancestors 'none'; base-uri 'none'\r\n");
  if (secure) text.append("Strict-Transport-Security: max-age=31536000\r\n");
  for (const auto& [name, value] : response.headers) text.append(name).append(": ").append(value).append("\r\n");
  if (!keep) text.append("Connection: close\r\n");
  return text.append("\r\n");
}

}  // namespace rongxin::http
