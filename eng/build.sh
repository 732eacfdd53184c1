# Sourced by ./holdfast and ./dev: finds the .NET SDK and builds, one build at a time. Expects $root.

program="$root/artifacts/bin/Holdfast.Cli/release/Holdfast.Cli.dll"
stamp="$root/artifacts/built"

find_dotnet() {
    local candidate
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "$HOME/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
        if [[ -x $candidate ]]; then
            dotnet=$candidate
            return
        fi
    done
    echo "holdfast: the .NET SDK is missing. Install SDK $(wanted_sdk) (https://dot.net) and run this again." >&2
    exit 1
}

wanted_sdk() {
    sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json"
}

need_sdk() {
    local found
    if ! (cd "$root" && "$dotnet" --version) >/dev/null 2>&1; then
        found=$("$dotnet" --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)
        echo "holdfast: needs the .NET SDK $(wanted_sdk) or a later patch of it (global.json). Found: ${found:-no SDK}." >&2
        return 1
    fi
}

# Fresh: nothing the program is built from has changed since the last successful build began.
is_fresh() {
    [[ -f $program && -f $stamp ]] || return 1
    [[ -z $(find "$root/src" "$root/rego/src" "$root"/Directory.*.props "$root/global.json" "$root/.editorconfig" "$root/eng/BannedSymbols.txt" \
        -newer "$stamp" -print -quit) ]]
}

# run_dotnet <arguments>: from the repository root, without a terminal, and without the lock's descriptor, which
# the compiler server would otherwise keep open long after the build.
run_dotnet() {
    (cd "$root" && DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 exec "$dotnet" "$@" </dev/null 9>&-)
}

build_release() {
    run_dotnet msbuild "$@" -maxCpuCount -p:Configuration=Release -verbosity:quiet -nologo
}

# with_build_lock <command>: two builds of one tree would write the same files.
with_build_lock() {
    mkdir -p "$root/artifacts"
    (
        if command -v flock >/dev/null; then flock 9; fi
        "$@"
    ) 9>"$root/artifacts/build.lock"
}

# build_and_stamp <project or solution> [options]: silent unless something is wrong. The stamp carries the time the build began, so that an edit made
# while it ran counts as newer.
build_and_stamp() {
    need_sdk || return 1
    touch "$stamp.next"
    build_release "$@" || return 1
    mv "$stamp.next" "$stamp"
}

build_program() {
    is_fresh && return
    local log="$root/artifacts/build.log"
    if ! build_and_stamp src/Holdfast.Cli/Holdfast.Cli.csproj -restore >"$log" 2>&1; then
        cat "$log" >&2
        echo "holdfast: the build failed." >&2
        return 1
    fi
}
