using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>Runs after everything else: what the whole suite logged holds nothing that a person told us.</summary>
[Collection(nameof(AfterAllOthers))]
public partial class LogPrivacyTests
{
    [Fact]
    public void No_number_name_answer_or_pin_of_the_suite_stands_in_its_logs()
    {
        SuiteLog.Secrets.Count.ShouldBeGreaterThan(10);
        SuiteLog.Lines.Count.ShouldBeGreaterThan(10);

        // One expression for all of them: tried one by one, thousands of secrets on millions of lines take longer than the whole suite.
        var secrets = Whole([.. SuiteLog.Secrets]);
        var leaks = SuiteLog.Lines.Where(line => Holds(line, secrets)).Select(line => line[..Math.Min(60, line.Length)]);

        leaks.ShouldBeEmpty();
    }

    [Fact]
    public void A_leak_would_be_found() => Holds("the caller +26650000101 said", "26650000101").ShouldBeTrue();

    [Fact]
    public void Four_digits_within_the_random_id_of_a_key_are_no_leak() =>
        Holds("Creating key {3f7093aa-7093-4d1e-9c3b-5d1f709365aa}", "7093").ShouldBeFalse();

    private static bool Holds(string line, string secret) => Holds(line, Whole(secret));

    private static bool Holds(string line, Regex secrets) => secrets.IsMatch(RandomId().Replace(line, ""));

    private static Regex Whole(params string[] secrets) =>
        new($@"(?<!\w)(?:{string.Join('|', secrets.Select(Regex.Escape))})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.Compiled);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture)]
    private static partial Regex RandomId();
}

/// <summary>Collections that do not run in parallel run after all that do.</summary>
[CollectionDefinition(nameof(AfterAllOthers), DisableParallelization = true)]
public class AfterAllOthers;
