# Sourced by `mvnw` and `redstart`: points JAVA_HOME at a JDK 25, wherever `java` points. The build accepts no other
# (see the enforcer rule in pom.xml). A version number in a path proves nothing, so the JDK's own `release` file decides.

is_jdk_25() {
  [ -n "${1-}" ] && [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

find_jdk_25() {
  on_path=$(command -v javac) && on_path=$(readlink -f "$on_path") || on_path=
  for jdk in "${JAVA_HOME-}" "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "${JAVA25_HOME-}" "${JDK25_HOME-}" \
      "${on_path%/bin/javac*}" "$(/usr/libexec/java_home -v 25 2>/dev/null)" \
      /usr/lib/jvm/*25* /opt/java/* /opt/jdk*25* "${HOME-}"/.sdkman/candidates/java/25* "${HOME-}"/.jdks/*25* \
      "${HOME-}"/.local/share/mise/installs/java/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return
    fi
  done
  echo "${0##*/}: needs JDK 25 and found none; install Eclipse Temurin 25 (https://adoptium.net) or set JAVA_HOME to a JDK 25." >&2
  return 1
}

find_jdk_25 || exit 1
