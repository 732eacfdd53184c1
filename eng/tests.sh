# Sourced by ./dev: runs built test projects one after another and adds up what they report. Expects $root and $dotnet.

results="$root/artifacts/test-results"
# Tests are many short processes: code that profiles itself to run faster later costs them a fifth of their time.
export DOTNET_TieredPGO=0
passed=0 failed=0 skipped=0
table=()

# list_tests [substring…]: the test projects whose name contains one of the substrings; all when none is given.
list_tests() {
    local project name wanted
    for project in "$root"/rego/tests/*.Tests/ "$root"/tests/*.Tests/; do
        name=$(basename "$project")
        if (($# == 0)); then
            echo "$name"
            continue
        fi
        for wanted in "$@"; do
            if [[ ${name,,} == *"${wanted,,}"* ]]; then
                echo "$name"
                break
            fi
        done
    done
}

# One server for the whole run. It stops when the pipe to it closes, that is, when this script ends, however it ends.
start_postgres() {
    if [[ -n ${HOLDFAST_TEST_POSTGRES:-} || ${HOLDFAST_SKIP_POSTGRES:-} == 1 ]]; then
        return
    fi
    coproc POSTGRES { exec "$root/eng/postgres" run; }
    local output=${POSTGRES[0]}
    if ! read -r HOLDFAST_TEST_POSTGRES <&"$output"; then
        echo "dev: the PostgreSQL server for the tests did not start." >&2
        return 1
    fi
    export HOLDFAST_TEST_POSTGRES
    trap stop_postgres EXIT
}

stop_postgres() {
    local input=${POSTGRES[1]:-}
    if [[ -n $input ]]; then
        exec {input}>&-
        wait "$POSTGRES_PID" || true
    fi
}

count_of() {
    sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# run_project <name> [xunit options]: keeps the output in a log, and shows it when something failed or was skipped.
run_project() {
    local name=$1 report="$results/$1.xml" log="$results/$1.log" status=0 started=$EPOCHREALTIME foreground=()
    shift
    rm -f "$report"
    # In the foreground Ctrl-C reaches the tests; in the background the time limit reaches what the tests started.
    [[ ! -t 0 ]] || foreground=(--foreground)
    timeout ${foreground[@]+"${foreground[@]}"} --kill-after=10 "${HOLDFAST_TEST_TIMEOUT:-1800}" "$dotnet" "$root/artifacts/bin/$name/release/$name.dll" \
        -noLogo -noColor -reporter default -xml "$report" "$@" >"$log" 2>&1 </dev/null || status=$?

    local own_passed=0 own_failed=0 own_skipped=0 errors=0
    if [[ -s $report ]]; then
        own_passed=$(count_of passed "$report")
        own_failed=$(count_of failed "$report")
        own_skipped=$(count_of skipped "$report")
        errors=$(count_of errors "$report")
    fi
    own_failed=$((own_failed + errors))
    if ((status != 0 && own_failed == 0)); then
        own_failed=1
        echo "$name ended with exit code $status$( ((status == 124 || status == 137)) && echo ': stopped after the time limit')." >>"$log"
    fi
    if ((own_failed > 0)); then
        grep -v -e '^  \(Discover\|Start\|Finish\)' -e '^=== TEST EXECUTION' -e '^   [^ ].* Total: ' -e 'at InvokeStub_' -e 'MethodBaseInvoker' "$log" || true
    elif ((own_skipped > 0)); then
        grep -A 1 '\[SKIP\]$' "$log" || true
    fi

    passed=$((passed + own_passed)) failed=$((failed + own_failed)) skipped=$((skipped + own_skipped))
    local seconds=$(((${EPOCHREALTIME/./} - ${started/./}) / 100000))
    table+=("$(printf '%-36s %8d %8d %8d %8s' "$name" "$own_passed" "$own_failed" "$own_skipped" "$((seconds / 10)).$((seconds % 10))")")
}

# run_projects <names, one a line> [xunit options]
run_projects() {
    local names=$1 name
    shift
    mkdir -p "$results"
    for name in $names; do
        run_project "$name" "$@"
    done
    printf '\n%-36s %8s %8s %8s %8s\n' project passed failed skipped seconds
    printf '%s\n' "${table[@]}"
}

# The verdict: fails when something failed or when nothing ran. Its last line is read by machines.
conclude() {
    local verdict=0
    if ((failed > 0)); then
        verdict=1
    elif ((passed == 0)); then
        echo "dev: no test ran." >&2
        verdict=1
    fi
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    return "$verdict"
}
