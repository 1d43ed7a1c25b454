using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>Runs after everything else: what the whole suite logged holds nothing that a person told us.</summary>
[Collection(nameof(AfterAllOthers))]
public class LogPrivacyTests
{
    [Fact]
    public void No_number_name_answer_or_pin_of_the_suite_stands_in_its_logs()
    {
        SuiteLog.Secrets.Count.ShouldBeGreaterThan(10);
        SuiteLog.Lines.Count.ShouldBeGreaterThan(10);

        var leaks = SuiteLog.Lines.Where(line => SuiteLog.Secrets.Any(secret => Holds(line, secret))).Select(line => line[..Math.Min(60, line.Length)]);

        leaks.ShouldBeEmpty();
    }

    [Fact]
    public void A_leak_would_be_found() => Holds("the caller +26650000101 said", "26650000101").ShouldBeTrue();

    private static bool Holds(string line, string secret) => Regex.IsMatch(line, $@"(?<!\w){Regex.Escape(secret)}(?!\w)");
}

/// <summary>Collections that do not run in parallel run after all that do.</summary>
[CollectionDefinition(nameof(AfterAllOthers), DisableParallelization = true)]
public class AfterAllOthers;
