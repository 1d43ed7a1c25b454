using Diaspora.Gateway.Database;

namespace Diaspora.Gateway.Tests.Database;

public sealed class MigrationTests
{
    [Fact]
    public void Files_apply_by_number_then_platform_first_then_name()
    {
        string[] names =
        [
            "Features/Events/Migrations/0002_places.sql",
            "Features/Announcements/Migrations/0001_announcements.sql",
            "Messaging/Migrations/0001_outbox.sql",
            "Database/Migrations/0001_schema.sql",
            "Features/Events/Migrations/0001_events.sql",
            "Privacy/Migrations/0001_people.sql",
        ];

        var ordered = Migration.InOrder(names.Select(name => new Migration(name, "select 1")));

        ordered.Select(migration => migration.Name).ShouldBe(
        [
            "Database/Migrations/0001_schema.sql",
            "Privacy/Migrations/0001_people.sql",
            "Messaging/Migrations/0001_outbox.sql",
            "Features/Announcements/Migrations/0001_announcements.sql",
            "Features/Events/Migrations/0001_events.sql",
            "Features/Events/Migrations/0002_places.sql",
        ]);
    }

    [Fact]
    public void A_number_used_twice_in_a_folder_is_refused_with_both_names()
    {
        var twice = new[] { "Features/Events/Migrations/0001_a.sql", "Features/Events/Migrations/0001_b.sql" };

        var problem = Should.Throw<MigrationException>(() => Migration.InOrder(twice.Select(name => new Migration(name, "select 1"))));

        problem.Message.ShouldContain("0001_a.sql");
        problem.Message.ShouldContain("0001_b.sql");
    }

    [Theory]
    [InlineData("Features/Events/Migrations/events.sql")]
    [InlineData("Features/Events/Migrations/1_events.sql")]
    [InlineData("Features/Events/Migrations/0001-events.sql")]
    public void A_misnamed_file_is_refused(string name)
    {
        var problem = Should.Throw<MigrationException>(() => new Migration(name, "select 1"));

        problem.Message.ShouldStartWith(name);
    }

    [Fact]
    public void Migrations_of_the_program_are_named_by_their_path()
    {
        var names = Migration.ReadEmbedded(typeof(Migration).Assembly).Select(migration => migration.Name);

        names.ShouldAllBe(name => name.Contains("/Migrations/", StringComparison.Ordinal));
    }
}
