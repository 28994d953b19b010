// read_api OPENAPI OUTPUT: the routes of the contract as rows {method, path, operation, access, shows, names}.
#include <yaml-cpp/yaml.h>

#include <fstream>
#include <iostream>

// What the operation does, in plain words; its id until somebody has written them.
static std::string named(const YAML::Node& route, const char* language) {
  const auto name = route["x-name"];
  return name && name[language] ? name[language].Scalar() : route["operationId"].Scalar();
}

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const YAML::Node api = YAML::LoadFile(arguments[1]);
  std::ofstream out(arguments[2]);
  for (const auto& path : api["paths"])
    for (const auto& method : path.second) {
      const auto& route = method.second;
      if (!route.IsMap() || !route["operationId"]) continue;
      if (!route["x-access"]) {
        std::cerr << path.first.Scalar() << ": no x-access\n";
        return 1;
      }
      std::string access;
      if (route["x-access"].IsScalar()) access = route["x-access"].Scalar();
      else
        for (const auto& role : route["x-access"]) access += (access.empty() ? "" : " ") + role.Scalar();
      out << "{\"" << method.first.Scalar() << "\", \"" << path.first.Scalar() << "\", \""
          << route["operationId"].Scalar() << "\", \"" << access << "\", \""
          << (route["x-shows"] ? route["x-shows"].Scalar() : "none") << "\", \"" << named(route, "zh") << "\", \""
          << named(route, "en") << "\"},\n";
    }
  return 0;
}
