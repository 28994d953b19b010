#include "http/pages.h"

#include <algorithm>

#include "platform/problem_catalogue.h"
#include "texts/http.h"

namespace rongxin::http {
namespace {

// Whoever meets this page typed an address by hand, or has an old one: the two doors, and nothing that alarms.
std::string nothing_here() {
  namespace said = texts::http;
  const Sentence& lost = said::nothing_lost();
  const Sentence& students = said::door_of_students();
  const Sentence& staff = said::door_of_staff();
  return "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width,initial-scale=1\"><title>" +
         said::no_page().zh +
         "</title>"
         "<style>body{font:18px/1.7 system-ui,sans-serif;max-width:30em;margin:15vh auto;padding:0 "
         "1em;color:#234}a{color:#066;display:inline-block;padding:.4em "
         "0;margin-right:1.5em}p[lang=en]{color:#567;font-size:.85em}"
         "@media(prefers-color-scheme:dark){body{background:#122;color:#dee}a{color:#7dd}p[lang=en]{color:#9ab}}</"
         "style>"
         "<main><h1>" +
         said::no_page().zh + "</h1><p>" + lost.zh + "</p><p><a href=\"/a/\">" + students.zh +
         "</a><a href=\"/staff/\">" + staff.zh + "</a></p><p lang=\"en\">" + lost.en + " <a href=\"/a/?lang=en\">" +
         students.en + "</a> <a href=\"/staff/?lang=en\">" + staff.en + "</a></p></main></html>";
}

Response moved(int status, std::string to) {
  Response there = Response::empty(status);
  there.headers.emplace_back("Location", std::move(to));
  return there;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

const WebFile* file_at(const std::vector<WebFile>& files, std::string_view path) {
  const WebFile* found = nullptr;
  for (const WebFile& file : files) {
    if (file.path == path) return &file;
    // An entry page answers for every address below it: the page itself knows its places.
    if (file.path.ends_with('/') && path.starts_with(file.path) && path.find('.') == std::string_view::npos)
      found = &file;
  }
  return found;
}

Response file_response(const WebFile& file, const Request& request) {
  Response response;
  response.content_type = file.content_type;
  const bool packed = file.body_gzip &&
                      (!file.body_identity || request.header("Accept-Encoding").find("gzip") != std::string_view::npos);
  response.shared_body = packed ? file.body_gzip : file.body_identity;
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  // The address of a call is a key: no copy of its page stays on a phone that others hold.
  const bool behind_a_message = !file.immutable && file.path == "/t/";
  response.headers.emplace_back("Cache-Control", behind_a_message ? "no-store"
                                                 : file.immutable ? "public, max-age=31536000, immutable"
                                                                  : "no-cache");
  return response;
}

// "/staff", "/A", "/A/": typed by hand, by a child or by a telephone that likes capitals.
const WebFile* entry_meant(const std::vector<WebFile>& files, std::string_view path) {
  std::string wanted = lower(path);
  if (!wanted.ends_with('/')) wanted += '/';
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const WebFile& file) { return file.path.ends_with('/') && file.path == wanted; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

Response answer_of_pages(const std::vector<WebFile>& files, const Request& request, bool other_method) {
  if (other_method) return Response::problem(problems::method_not_allowed, request.language());
  if (request.method != Method::get) return Response::problem(problems::not_found, request.language());
  if (request.path == "/") return moved(302, "/staff/");
  if (const WebFile* file = file_at(files, request.path)) return file_response(*file, request);
  if (const WebFile* entry = entry_meant(files, request.path))
    return moved(308, entry->path + (request.query.empty() ? "" : "?" + std::string(request.query)));
  if (request.path.starts_with("/api/") || request.header("Accept").find("text/html") == std::string_view::npos)
    return Response::problem(problems::not_found, request.language());
  Response page;
  page.status = 404;
  page.content_type = "text/html; charset=utf-8";
  page.body = nothing_here();
  return page;
}

}  // namespace rongxin::http
