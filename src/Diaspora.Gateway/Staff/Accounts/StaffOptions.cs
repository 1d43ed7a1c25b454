using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>How staff sign in at the console.</summary>
internal sealed class StaffOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Staff";

    /// <summary>Whether this node serves <c>/console</c> and <c>/api</c>; true unless set. One that only takes callbacks of providers leaves them out.</summary>
    public bool Served { get; set; } = true;

    /// <summary>How long a session lasts without a request, 30 minutes unless set. What is being typed meanwhile is kept for the time after the next sign-in.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether everybody must use an authenticator; null: everywhere but in development.</summary>
    public bool? RequireAuthenticator { get; set; }

    /// <summary>Wrong passwords in a row that lock an account, 5 unless set.</summary>
    [Range(3, 20)]
    public int MostFailures { get; set; } = 5;

    /// <summary>How long such a lock lasts, 15 minutes unless set.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LockTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a one-time password works, 3 days unless set.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan OneTimeLife { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Whether a first administrator is made, and its one-time password printed, at a start without any account. True unless set.</summary>
    public bool FirstAdministrator { get; set; } = true;
}
