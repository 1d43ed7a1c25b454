using Diaspora.Flows.Checking;

namespace Diaspora.Flows.Tests.Checking;

public class ReviewTests
{
    private const string Main = """
        flow: main
        version: 1
        start: home
        reviewers: 2
        screens:
          home:
            choose:
              text: {en: Hello, st: Lumela}
              options:
                1: {en: Bye, st: Sala, go: bye}
          bye:
            end: {text: {en: Bye, st: Sala}}
        """;

    [Fact]
    public void Without_reviews_every_Sesotho_text_is_a_draft()
    {
        using var files = new FlowFiles();

        var counts = files.With("main.yaml", Main).Check().Counts;

        counts.Reviewed.ShouldBe(0);
        counts.DraftsForTwo.ShouldBe(3);
        counts.ToString().ShouldContain($"Sesotho: {counts.Texts} texts, 0 reviewed, {counts.Texts} drafts (3 need two reviewers).");
    }

    [Fact]
    public void A_text_counts_when_as_many_different_people_signed_it_as_its_flow_asks_for()
    {
        using var files = new FlowFiles();
        files.With("main.yaml", Main);
        var hash = Review.HashOf("Lumela");

        Signed(files, ("main/home/text", hash, "Palesa"), ("main/home/text", hash, "palesa")).IsReviewed.ShouldBeFalse();
        Signed(files, ("main/home/text", hash, "Palesa"), ("main/home/text", hash, "Thabo")).IsReviewed.ShouldBeTrue();
        files.Check().Problems.ShouldBeEmpty();
        files.Check().Counts.Reviewed.ShouldBe(1);
    }

    [Fact]
    public void A_text_that_changes_is_a_draft_again()
    {
        using var files = new FlowFiles();
        files.With("main.yaml", Main);
        var hash = Review.HashOf("Lumela");
        Signed(files, ("main/home/text", hash, "Palesa"), ("main/home/text", hash, "Thabo")).IsReviewed.ShouldBeTrue();

        files.With("main.yaml", Main.Replace("Lumela", "Lumelang", StringComparison.Ordinal));

        var state = files.Check().Reviews.Single(r => r.Text.Key == "main/home/text");
        state.IsReviewed.ShouldBeFalse();
        state.Reviewers.ShouldBeEmpty();
        files.Check().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_screen_and_a_message_may_need_two_reviewers_in_a_flow_that_needs_one()
    {
        using var files = new FlowFiles();

        var states = files.With("main.yaml", """
            flow: main
            version: 1
            start: home
            screens:
              home:
                reviewers: 2
                choose: {text: {en: Do you agree?, st: Ua lumela?}, options: {1: {en: "Yes", st: E, go: bye}}}
              bye:
                end: {text: {en: Bye, st: Sala}, send: [agreed]}
            messages:
              agreed: {reviewers: 2, category: service, text: {en: You agreed., st: U lumetse.}}
            """).Check().Reviews.ToDictionary(r => r.Text.Key, r => r.Needed);

        states["main/home/text"].ShouldBe(2);
        states["main/home/options/1"].ShouldBe(2);
        states["main/messages/agreed/text"].ShouldBe(2);
        states["main/bye/text"].ShouldBe(1);
    }

    [Fact]
    public void Texts_of_the_system_and_of_shared_lists_need_one_reviewer()
    {
        using var files = new FlowFiles();

        var states = files.With("main.yaml", Main).Check().Reviews;

        states.Single(r => r.Text.Key == "system/texts/back").Needed.ShouldBe(1);
        states.Single(r => r.Text.Key == "lists/districts/1").Needed.ShouldBe(1);
        states.Select(r => r.Text.Key).ShouldBeUnique();
    }

    [Fact]
    public void The_hash_is_the_beginning_of_the_SHA_256_of_the_words() => Review.HashOf("abc").ShouldBe("ba7816bf8f01");

    private static ReviewState Signed(FlowFiles files, params (string Text, string Hash, string Reviewer)[] reviews)
    {
        var lines = reviews.Select(r => $"  - {{text: {r.Text}, hash: \"{r.Hash}\", reviewer: {r.Reviewer}, date: 2026-11-21}}\n");
        files.With("reviews.yaml", "reviews:\n" + string.Concat(lines));
        return files.Check().Reviews.Single(r => r.Text.Key == reviews[0].Text);
    }
}
