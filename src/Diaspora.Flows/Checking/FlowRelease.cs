using Diaspora.Flows.Definition;
using Diaspora.Flows.Reading;

namespace Diaspora.Flows.Checking;

/// <summary>Keeps the versions of flows that go out to people, so that sessions can end in them and numbers can be compared with them.</summary>
public static class FlowRelease
{
    /// <summary>Copies every current version that is not released yet to <c>released/ID.vN.yaml</c>, and the shared lists beside them.</summary>
    /// <param name="directory">A directory of flows.</param>
    /// <param name="report">Its check; it must have found no problem.</param>
    /// <returns>The files written, by their path; none when all is released already.</returns>
    /// <exception cref="InvalidOperationException">The check found problems.</exception>
    public static IReadOnlyList<string> Run(string directory, FlowReport report)
    {
        if (report.Problems.Count > 0) throw new InvalidOperationException("Flows with problems cannot be released.");
        var released = Path.Combine(directory, FlowDirectory.Released);
        var written = new List<string>();
        foreach (var flow in report.Flows.Current.Where(f => !IsIn(released, report.Flows.Find(f.Id, f.Version)?.At)))
        {
            Directory.CreateDirectory(released);
            var file = Path.Combine(released, $"{flow.Id}.v{flow.Version}.yaml");
            File.Copy(flow.At.File, file);
            written.Add(file);
        }

        var lists = Path.Combine(directory, FlowDirectory.Lists);
        if (written.Count > 0 && File.Exists(lists)) File.Copy(lists, Path.Combine(released, FlowDirectory.Lists), overwrite: true);
        return written;
    }

    private static bool IsIn(string folder, Source? at) => at is { } source && Path.GetDirectoryName(source.File) == folder;
}
