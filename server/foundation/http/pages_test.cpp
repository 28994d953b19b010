#include "http/pages.h"

#include <doctest/doctest.h>

using namespace rongxin::http;

namespace {

struct Asked : Request {
  Asked(std::string_view at, std::string_view takes) : encodings(takes) { path = at; }
  std::string_view header(std::string_view name) const override {
    return name == "Accept-Encoding" ? encodings : std::string_view();
  }
  std::vector<std::string_view> header_lines(std::string_view) const override { return {}; }
  std::string_view encodings;
};

}  // namespace

TEST_CASE("a page is answered from the one copy that the program holds, packed for who can unpack") {
  const auto plain = std::make_shared<const std::string>("a page"),
             packed = std::make_shared<const std::string>("\x1f\x8b");
  const std::vector<WebFile> files{{"/a/", "text/html", plain, packed, false},
                                   {"/assets/x.js", "text/javascript", nullptr, packed, true}};
  CHECK(answer_of_pages(files, Asked("/a/", ""), false).shared_body == plain);
  CHECK(answer_of_pages(files, Asked("/a/", "br, gzip"), false).shared_body == packed);
  CHECK(answer_of_pages(files, Asked("/assets/x.js", ""), false).shared_body == packed);
  CHECK(answer_of_pages(files, Asked("/a/deeper", "gzip"), false).shared_body == packed);
}
